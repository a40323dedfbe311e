-- What a leaf may not say on SQLite, where only the published check would notice it afterwards.
CREATE TRIGGER fund_leaf_entry_says BEFORE INSERT ON fund_leaf WHEN NEW.kind = 'entry' BEGIN
  SELECT RAISE(ABORT, 'fund: only a reversal says what it reverses')
  WHERE json_extract(NEW.body, '$.sort') <> 'reversal' AND json_extract(NEW.body, '$.reverses') IS NOT NULL;
  SELECT RAISE(ABORT, 'fund: only a change of purpose says which lots its lines come from')
  WHERE json_extract(NEW.body, '$.sort') <> 'change' AND EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.lines') l WHERE json_extract(l.value, '$.from') IS NOT NULL);
  SELECT RAISE(ABORT, 'fund: restricted and free money stay apart, and what is held for others is no income')
  WHERE EXISTS (
    SELECT 1 FROM (
      SELECT p.agency, p.restricted, SUM(json_extract(l.value, '$.fen')) AS fen,
        CASE a.sort WHEN 'net' THEN substr(a.code, 1, 4) = '3102' WHEN 'income' THEN substr(a.code, 5) = '02' ELSE 0 END
          AS bound
      FROM json_each(NEW.body, '$.lines') l
      JOIN fund_account a ON a.community_id = NEW.community_id AND a.code = json_extract(l.value, '$.account')
      JOIN fund_purpose p ON p.community_id = NEW.community_id AND p.code = json_extract(l.value, '$.purpose')
      WHERE a.sort IN ('net', 'income', 'cost')
      GROUP BY p.id, bound)
    WHERE agency OR (fen <> 0 AND restricted <> bound));
END
-- next
CREATE TRIGGER fund_leaf_statement BEFORE INSERT ON fund_leaf WHEN NEW.kind = 'statement' BEGIN
  SELECT RAISE(ABORT, 'fund: a statement says its month, its closing balance and every item that explains the rest')
  WHERE COALESCE(json_extract(NEW.body, '$.month') GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'
    AND json_type(NEW.body, '$.closing') = 'integer' AND json_type(NEW.body, '$.listed') = 'array', 0) = 0
  OR EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.listed') i WHERE COALESCE(json_type(i.value, '$.fen'), '') <> 'integer');
END
-- next
CREATE TRIGGER fund_leaf_recused BEFORE INSERT ON fund_leaf WHEN NEW.kind = 'decision' BEGIN
  SELECT RAISE(ABORT, 'fund: a decision says who was recused')
  WHERE COALESCE(json_type(NEW.body, '$.recused'), '') <> 'array';
END
-- next
CREATE TRIGGER fund_leaf_corrects BEFORE INSERT ON fund_leaf BEGIN
  SELECT RAISE(ABORT, 'fund: a reversal is followed by its correction, which everyone reads')
  WHERE EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_entry o ON o.leaf_id = e.reverses_id
    WHERE e.community_id = NEW.community_id AND e.number = NEW.number - 1
      AND NOT (NEW.kind = 'correction' AND COALESCE(json_extract(NEW.body, '$.about'), -1) IN (e.number, o.number)));
END
