-- Giving on PostgreSQL: what agreements, statements of sales, consents and corrections must say; what a share settles.
CREATE INDEX fund_leaf_settles ON fund_leaf (community_id, ((body::jsonb ->> 'sales')::bigint))
WHERE kind = 'entry' AND body::jsonb ->> 'sales' IS NOT NULL
-- next
CREATE INDEX fund_lot_parent ON fund_lot (parent_id) WHERE parent_id IS NOT NULL
-- next
CREATE FUNCTION fund_is_day(said text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN RETURN said ~ '^\d{4}-\d\d-\d\d$' AND to_char(said::date, 'YYYY-MM-DD') = said;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN RETURN false; END $$
-- next
CREATE FUNCTION fund_is_fen(said jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
SELECT COALESCE(jsonb_typeof(said) = 'number' AND said::text ~ '^-?\d{1,16}$', false) $$
-- next
CREATE FUNCTION fund_today(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') $$
-- next
CREATE FUNCTION fund_leaf_of(community uuid, leaf_kind text, leaf_number jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT body::jsonb FROM fund_leaf
WHERE community_id = community AND kind = leaf_kind AND fund_is_fen(leaf_number)
  AND number = leaf_number::text::bigint $$
-- next
CREATE FUNCTION fund_is_corrected(community uuid, leaf_number bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
SELECT EXISTS (
  SELECT 1 FROM fund_leaf WHERE community_id = community AND kind = 'correction'
    AND (body::jsonb ->> 'about')::bigint = leaf_number) $$
-- next
CREATE FUNCTION fund_is_settled(community uuid, leaf_number bigint, but uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
SELECT EXISTS (
  SELECT 1 FROM fund_leaf o
  WHERE o.community_id = community AND o.kind = 'entry' AND o.body::jsonb ->> 'sales' IS NOT NULL
    AND (o.body::jsonb ->> 'sales')::bigint = leaf_number AND o.id IS DISTINCT FROM but
    AND NOT EXISTS (SELECT 1 FROM fund_entry r WHERE r.reverses_id = o.id)) $$
-- next
CREATE FUNCTION fund_is_carried(community uuid, leaf_number bigint, but uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
SELECT EXISTS (
  SELECT 1 FROM fund_leaf s WHERE s.community_id = community AND s.kind = 'sales' AND s.id IS DISTINCT FROM but
    AND s.body::jsonb -> 'carries' @> to_jsonb(leaf_number) AND NOT fund_is_corrected(community, s.number)) $$
-- next
CREATE FUNCTION fund_share(net bigint, agreement jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
SELECT LEAST(COALESCE((agreement ->> 'cap')::bigint, 9000000000000000), GREATEST(
  COALESCE((agreement ->> 'floor')::bigint, 0), (net * (agreement ->> 'basis_points')::bigint * 2 + 10000) / 20000)) $$
-- next
CREATE FUNCTION fund_leaf_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb := NEW.body::jsonb;
BEGIN
  IF NOT COALESCE(said ->> 'for' IN ('merchant', 'service', 'craft') AND said ->> 'base' = 'net_sales'
    AND fund_is_fen(said -> 'basis_points') AND (said ->> 'basis_points')::bigint BETWEEN 1 AND 10000
    AND (COALESCE(said -> 'cap', 'null') = 'null' OR fund_is_fen(said -> 'cap'))
    AND (COALESCE(said -> 'floor', 'null') = 'null' OR fund_is_fen(said -> 'floor'))
    AND COALESCE((said ->> 'floor')::bigint, 0) >= 0
    AND COALESCE((said ->> 'cap')::bigint >= COALESCE((said ->> 'floor')::bigint, 0), true)
    AND said ->> 'document' ~ '^[0-9a-f]{64}$', false) THEN
    PERFORM fund_refuse('an agreement says whose sales, what share, between which sums, and with what paper');
  ELSIF NOT COALESCE(fund_is_day(said ->> 'signed') AND fund_is_day(said ->> 'from') AND fund_is_day(said ->> 'until')
    AND said ->> 'from' <= said ->> 'until' AND said ->> 'signed' <= fund_today(NEW.at), false) THEN
    PERFORM fund_refuse('an agreement is signed by today, and holds from a day until a day');
  ELSIF NOT EXISTS (
    SELECT 1 FROM fund_purpose WHERE community_id = NEW.community_id AND code = said ->> 'purpose' AND NOT agency) THEN
    PERFORM fund_refuse('an agreement names a purpose of the fund''s own');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_agreement AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'agreement')
EXECUTE FUNCTION fund_leaf_agreement()
-- next
CREATE FUNCTION fund_leaf_sales() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  agreed jsonb := fund_leaf_of(NEW.community_id, 'agreement', said -> 'agreement');
  before jsonb := fund_leaf_of(NEW.community_id, 'sales', said -> 'about');
  later boolean := said ->> 'about' IS NOT NULL;
  net bigint;
  back bigint := 0;
  n integer;
  carried bigint;
BEGIN
  IF agreed IS NULL OR NOT later AND NOT COALESCE(agreed ->> 'signed' < said ->> 'day'
    AND said ->> 'day' BETWEEN agreed ->> 'from' AND agreed ->> 'until', false) THEN
    PERFORM fund_refuse('the agreement must be signed before the event, and cover its day');
  ELSIF NOT (fund_is_day(said ->> 'day') AND said ->> 'day' <= fund_today(NEW.at)
    AND fund_is_fen(said -> 'sales') AND fund_is_fen(said -> 'refunds') AND fund_is_fen(said -> 'carried')
    AND fund_is_fen(said -> 'due')) OR NOT ((said ->> 'sales')::bigint BETWEEN 0 AND 100000000000000
    AND (said ->> 'refunds')::bigint >= 0
    AND (later OR (said ->> 'refunds')::bigint <= (said ->> 'sales')::bigint)) THEN
    PERFORM fund_refuse('a statement has a day that is not ahead, and whole fen');
  ELSIF later AND NOT COALESCE((said ->> 'sales')::bigint = 0 AND (said ->> 'carried')::bigint = 0
    AND (said ->> 'about')::bigint <> NEW.number AND before ->> 'about' IS NULL
    AND before ->> 'agreement' = said ->> 'agreement' AND before ->> 'day' <= said ->> 'day'
    AND NOT fund_is_corrected(NEW.community_id, (said ->> 'about')::bigint), false) THEN
    PERFORM fund_refuse('what is given back later belongs to an earlier statement of the same agreement');
  END IF;
  SELECT COUNT(DISTINCT o.number), COALESCE(SUM((o.body::jsonb ->> 'due')::bigint), 0) INTO n, carried
  FROM jsonb_array_elements(COALESCE(said -> 'carries', '[]'::jsonb)) k
  JOIN fund_leaf o ON o.community_id = NEW.community_id AND o.kind = 'sales' AND o.number = k::text::bigint
  WHERE o.id <> NEW.id AND o.body::jsonb ->> 'agreement' = said ->> 'agreement'
    AND (o.body::jsonb ->> 'due')::bigint < 0
    AND NOT fund_is_corrected(NEW.community_id, o.number) AND NOT fund_is_carried(NEW.community_id, o.number, NEW.id);
  IF n <> COALESCE(jsonb_array_length(said -> 'carries'), 0) OR carried <> (said ->> 'carried')::bigint THEN
    PERFORM fund_refuse('what is carried are sums below zero of the same agreement, each once');
  END IF;
  net := (said ->> 'sales')::bigint - (said ->> 'refunds')::bigint;
  IF later THEN
    back := (said ->> 'refunds')::bigint;
    SELECT (before ->> 'sales')::bigint - (before ->> 'refunds')::bigint
      - COALESCE(SUM((r.body::jsonb ->> 'refunds')::bigint), 0) INTO net
    FROM fund_leaf r WHERE r.community_id = NEW.community_id AND r.kind = 'sales' AND r.id <> NEW.id
      AND r.body::jsonb ->> 'about' = said ->> 'about' AND NOT fund_is_corrected(NEW.community_id, r.number);
  END IF;
  IF back > net OR (said ->> 'due')::bigint <> (CASE
    WHEN later THEN fund_share(net - back, agreed) - fund_share(net, agreed)
    ELSE fund_share(net, agreed) + carried END) THEN
    PERFORM fund_refuse('what is due follows from the agreement');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_sales AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'sales')
EXECUTE FUNCTION fund_leaf_sales()
-- next
CREATE FUNCTION fund_leaf_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  agreed jsonb;
  stated jsonb;
BEGIN
  IF COALESCE(said ->> 'sort', '') NOT IN ('pledge', 'share') THEN RETURN NULL; END IF;
  agreed := fund_leaf_of(NEW.community_id, 'agreement', said -> 'agreement');
  stated := fund_leaf_of(NEW.community_id, 'sales', said -> 'sales');
  IF NOT COALESCE(stated ->> 'agreement' = said ->> 'agreement'
    AND (agreed ->> 'for' = 'merchant') = (said ->> 'sort' = 'pledge'), false) THEN
    PERFORM fund_refuse('a share names an agreement and a statement that fit together');
  ELSIF EXISTS (
    SELECT 1 FROM jsonb_array_elements(said -> 'lines') l
    WHERE l ->> 'purpose' IS DISTINCT FROM agreed ->> 'purpose') THEN
    PERFORM fund_refuse('a share serves the purpose of its agreement');
  ELSIF (stated ->> 'due')::bigint <= 0 OR (stated ->> 'due')::bigint IS DISTINCT FROM (
    SELECT SUM((l ->> 'fen')::bigint) FROM jsonb_array_elements(said -> 'lines') l WHERE l ->> 'account' = '1002') THEN
    PERFORM fund_refuse('a statement is settled by as much as is due');
  ELSIF fund_is_settled(NEW.community_id, (said ->> 'sales')::bigint, NEW.id) THEN
    PERFORM fund_refuse('a statement is settled once');
  ELSIF fund_is_corrected(NEW.community_id, (said ->> 'sales')::bigint) THEN
    PERFORM fund_refuse('a statement that was taken back is not settled');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_settled AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'entry')
EXECUTE FUNCTION fund_leaf_settled()
-- next
CREATE FUNCTION fund_leaf_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb := NEW.body::jsonb;
BEGIN
  IF NOT COALESCE(said ->> 'sort' IN ('donor', 'plan') AND said ->> 'evidence' <> '' AND fund_is_day(said ->> 'day')
    AND said ->> 'day' <= fund_today(NEW.at)
    AND EXISTS (SELECT 1 FROM fund_purpose p WHERE p.community_id = NEW.community_id AND p.code = said ->> 'to')
    AND EXISTS (
      SELECT 1 FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id JOIN fund_entry e ON e.leaf_id = p.entry_id
      WHERE e.community_id = NEW.community_id AND e.number || '.' || p.line = said ->> 'lot'
        AND said ->> 'lot' ~ '^\d{1,9}\.\d{1,4}$' AND e.number::text = split_part(said ->> 'lot', '.', 1)), false) THEN
    PERFORM fund_refuse('a consent says for which lot and purpose, who gave it, when, and how that is proven');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_consent AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'consent')
EXECUTE FUNCTION fund_leaf_consent()
-- next
CREATE FUNCTION fund_leaf_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  about bigint;
BEGIN
  IF NOT COALESCE(fund_is_fen(said -> 'about') AND (said ->> 'about')::bigint BETWEEN 0 AND NEW.number - 1
    AND btrim(said ->> 'words') <> '', false) THEN
    PERFORM fund_refuse('a correction says what it corrects, and why');
  END IF;
  about := (said ->> 'about')::bigint;
  IF EXISTS (
    SELECT 1 FROM fund_leaf WHERE community_id = NEW.community_id AND number = about AND kind = 'sales')
    AND (fund_is_settled(NEW.community_id, about, NULL) OR fund_is_carried(NEW.community_id, about, NULL) OR EXISTS (
      SELECT 1 FROM fund_leaf t WHERE t.community_id = NEW.community_id AND t.kind = 'sales'
        AND t.body::jsonb ->> 'about' = said ->> 'about' AND NOT fund_is_corrected(NEW.community_id, t.number))) THEN
    PERFORM fund_refuse('a statement that was settled or carried is not taken back');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_correction AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'correction')
EXECUTE FUNCTION fund_leaf_correction()
