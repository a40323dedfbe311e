"""Reports written once 月报 季报 年报 专题: figures of a past period, sentences from them, signed editions."""
