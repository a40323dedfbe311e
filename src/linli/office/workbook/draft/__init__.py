"""From rows of named cells to a draft of land and people, with each problem and its mend."""
