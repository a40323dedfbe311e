"""Surveys of satisfaction 满意度调查, apart from the verdicts on matters: a sample, secret answers, a margin."""
