-- What a leaf may not say on PostgreSQL, where only the published check would notice it afterwards.
CREATE FUNCTION fund_leaf_entry_says() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb := NEW.body::jsonb;
BEGIN
  IF said ->> 'sort' <> 'reversal' AND said ->> 'reverses' IS NOT NULL THEN
    PERFORM fund_refuse('only a reversal says what it reverses');
  END IF;
  IF jsonb_typeof(said -> 'lines') IS DISTINCT FROM 'array' THEN
    PERFORM fund_refuse('an entry has two lines or more');
  END IF;
  IF said ->> 'sort' <> 'change' AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(said -> 'lines') l WHERE l ->> 'from' IS NOT NULL) THEN
    PERFORM fund_refuse('only a change of purpose says which lots its lines come from');
  END IF;
  IF EXISTS (
    SELECT 1 FROM (
      SELECT p.agency, p.restricted,
        SUM(CASE WHEN jsonb_typeof(l -> 'fen') = 'number' THEN (l ->> 'fen')::numeric END) AS fen,
        CASE a.sort WHEN 'net' THEN left(a.code, 4) = '3102' WHEN 'income' THEN substr(a.code, 5) = '02' ELSE false END
          AS bound
      FROM jsonb_array_elements(said -> 'lines') l
      JOIN fund_account a ON a.community_id = NEW.community_id AND a.code = l ->> 'account'
      JOIN fund_purpose p ON p.community_id = NEW.community_id AND p.code = l ->> 'purpose'
      WHERE a.sort IN ('net', 'income', 'cost')
      GROUP BY p.id, p.agency, p.restricted, 4) sums
    WHERE agency OR (fen <> 0 AND restricted <> bound)) THEN
    PERFORM fund_refuse('restricted and free money stay apart, and what is held for others is no income');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_leaf_entry_says BEFORE INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'entry')
EXECUTE FUNCTION fund_leaf_entry_says()
-- next
CREATE FUNCTION fund_leaf_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb := NEW.body::jsonb;
BEGIN
  IF (COALESCE(said ->> 'month', '') ~ '^[0-9]{4}-[01][0-9]$' AND fund_is_fen(said -> 'closing')
    AND jsonb_typeof(said -> 'listed') = 'array') IS NOT TRUE
    OR EXISTS (
      SELECT 1 FROM jsonb_array_elements(said -> 'listed') i WHERE fund_is_fen(i -> 'fen') IS NOT TRUE) THEN
    PERFORM fund_refuse('a statement says its month, its closing balance and every item that explains the rest');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_leaf_statement BEFORE INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'statement')
EXECUTE FUNCTION fund_leaf_statement()
-- next
CREATE FUNCTION fund_leaf_recused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF jsonb_typeof(NEW.body::jsonb -> 'recused') IS DISTINCT FROM 'array' THEN
    PERFORM fund_refuse('a decision says who was recused');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_leaf_recused BEFORE INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'decision')
EXECUTE FUNCTION fund_leaf_recused()
-- next
CREATE FUNCTION fund_leaf_corrects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_entry o ON o.leaf_id = e.reverses_id
    WHERE e.community_id = NEW.community_id AND e.number = NEW.number - 1
      AND (NEW.kind = 'correction' AND NEW.body::jsonb ->> 'about' IN (e.number::text, o.number::text)) IS NOT TRUE) THEN
    PERFORM fund_refuse('a reversal is followed by its correction, which everyone reads');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_leaf_corrects BEFORE INSERT ON fund_leaf FOR EACH ROW EXECUTE FUNCTION fund_leaf_corrects()
