-- The books on PostgreSQL: tables that the leaves of the log fill by themselves, and that nothing else can change.
CREATE TABLE fund_leaf (
  id uuid NOT NULL PRIMARY KEY,
  community_id uuid NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL CHECK (number >= 0),
  kind varchar(20) NOT NULL,
  at timestamptz NOT NULL,
  body text NOT NULL CHECK (body::jsonb IS NOT NULL),
  UNIQUE (community_id, number)
)
-- next
CREATE INDEX fund_leaf_kind ON fund_leaf (community_id, kind, number)
-- next
CREATE TABLE fund_account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  community_id uuid NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  leaf_id uuid NOT NULL REFERENCES fund_leaf (id),
  code varchar(12) NOT NULL,
  name varchar(40) NOT NULL,
  sort varchar(10) NOT NULL CHECK (sort IN ('asset', 'liability', 'net', 'income', 'cost')),
  lots boolean NOT NULL,
  UNIQUE (community_id, code)
)
-- next
CREATE TABLE fund_purpose (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  community_id uuid NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  leaf_id uuid NOT NULL UNIQUE REFERENCES fund_leaf (id),
  code varchar(12) NOT NULL,
  name varchar(60) NOT NULL,
  restricted boolean NOT NULL,
  agency boolean NOT NULL,
  UNIQUE (community_id, code)
)
-- next
CREATE TABLE fund_month (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  community_id uuid NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  leaf_id uuid NOT NULL UNIQUE REFERENCES fund_leaf (id),
  month varchar(7) NOT NULL CHECK (month ~ '^[0-9]{4}-[01][0-9]$'),
  UNIQUE (community_id, month)
)
-- next
CREATE TABLE fund_entry (
  leaf_id uuid NOT NULL PRIMARY KEY REFERENCES fund_leaf (id),
  community_id uuid NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  sort varchar(12) NOT NULL CHECK (sort IN ('opening', 'gift', 'goods', 'agency', 'pledge', 'share', 'interest', 'due',
    'approved', 'advance', 'cost', 'payment', 'returned', 'change', 'closing', 'reversal')),
  day date NOT NULL,
  key varchar(80) NOT NULL CHECK (key <> ''),
  reverses_id uuid NULL UNIQUE REFERENCES fund_entry (leaf_id),
  UNIQUE (community_id, number),
  UNIQUE (community_id, key),
  CHECK ((sort = 'reversal') = (reverses_id IS NOT NULL))
)
-- next
CREATE INDEX fund_entry_day ON fund_entry (community_id, day)
-- next
CREATE TABLE fund_posting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES fund_entry (leaf_id),
  line integer NOT NULL,
  account_id bigint NOT NULL REFERENCES fund_account (id),
  purpose_id bigint NOT NULL REFERENCES fund_purpose (id),
  fen bigint NOT NULL CHECK (fen <> 0),
  UNIQUE (entry_id, line),
  UNIQUE (id, account_id, purpose_id)
)
-- next
CREATE INDEX fund_posting_balance ON fund_posting (account_id, purpose_id, fen)
-- next
CREATE TABLE fund_lot (
  posting_id bigint NOT NULL PRIMARY KEY,
  account_id bigint NOT NULL,
  purpose_id bigint NOT NULL,
  fen bigint NOT NULL CHECK (fen > 0),
  remaining bigint NOT NULL CHECK (remaining BETWEEN 0 AND fen),
  parent_id bigint NULL REFERENCES fund_lot (posting_id),
  UNIQUE (posting_id, account_id, purpose_id),
  FOREIGN KEY (posting_id, account_id, purpose_id) REFERENCES fund_posting (id, account_id, purpose_id)
)
-- next
CREATE INDEX fund_lot_open ON fund_lot (purpose_id, account_id, posting_id) WHERE remaining > 0
-- next
CREATE TABLE fund_draw (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES fund_entry (leaf_id),
  place integer NOT NULL,
  posting_id bigint NOT NULL,
  lot_id bigint NOT NULL,
  account_id bigint NOT NULL,
  purpose_id bigint NOT NULL,
  fen bigint NOT NULL CHECK (fen <> 0),
  UNIQUE (entry_id, place),
  UNIQUE (posting_id, lot_id),
  FOREIGN KEY (posting_id, account_id, purpose_id) REFERENCES fund_posting (id, account_id, purpose_id),
  FOREIGN KEY (lot_id, account_id, purpose_id) REFERENCES fund_lot (posting_id, account_id, purpose_id)
)
-- next
CREATE INDEX fund_draw_lot ON fund_draw (lot_id)
-- next
CREATE FUNCTION fund_refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'fund: %', what USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next
CREATE FUNCTION fund_leaf_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  SELECT number, at INTO last FROM fund_leaf WHERE community_id = NEW.community_id ORDER BY number DESC LIMIT 1;
  IF NEW.number <> COALESCE(last.number + 1, 0) THEN
    PERFORM fund_refuse('a leaf must follow the last one');
  ELSIF NEW.at < last.at THEN
    PERFORM fund_refuse('a leaf is not older than the one before it');
  ELSIF NEW.kind IS DISTINCT FROM NEW.body::jsonb ->> 'kind'
    OR to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') IS DISTINCT FROM NEW.body::jsonb ->> 'at' THEN
    PERFORM fund_refuse('a leaf says its own kind and time');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_leaf_follows BEFORE INSERT ON fund_leaf FOR EACH ROW EXECUTE FUNCTION fund_leaf_follows()
-- next
CREATE FUNCTION fund_leaf_chart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fund_account (community_id, leaf_id, code, name, sort, lots)
  SELECT NEW.community_id, NEW.id, a ->> 'code', a ->> 'name', a ->> 'sort', (a ->> 'lots')::boolean
  FROM jsonb_array_elements(NEW.body::jsonb -> 'accounts') a;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_chart AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'chart')
EXECUTE FUNCTION fund_leaf_chart()
-- next
CREATE FUNCTION fund_leaf_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb := NEW.body::jsonb;
BEGIN
  INSERT INTO fund_purpose (community_id, leaf_id, code, name, restricted, agency)
  VALUES (NEW.community_id, NEW.id, said ->> 'purpose', said ->> 'name', (said ->> 'restricted')::boolean,
    (said ->> 'agency')::boolean);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_purpose AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'purpose')
EXECUTE FUNCTION fund_leaf_purpose()
-- next
CREATE FUNCTION fund_leaf_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fund_month (community_id, leaf_id, month)
  VALUES (NEW.community_id, NEW.id, NEW.body::jsonb ->> 'month');
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_close AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'close')
EXECUTE FUNCTION fund_leaf_close()
-- next
CREATE FUNCTION fund_leaf_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  lines jsonb := said -> 'lines';
  draws jsonb := COALESCE(said -> 'draws', '[]'::jsonb);
  written integer;
BEGIN
  INSERT INTO fund_entry (leaf_id, community_id, number, sort, day, key, reverses_id)
  VALUES (NEW.id, NEW.community_id, NEW.number, said ->> 'sort', (said ->> 'day')::date, said ->> 'key', (
    SELECT e.leaf_id FROM fund_entry e
    WHERE e.community_id = NEW.community_id AND e.number = (said ->> 'reverses')::integer));

  INSERT INTO fund_posting (entry_id, line, account_id, purpose_id, fen)
  SELECT NEW.id, l.place - 1, a.id, p.id, (l.value ->> 'fen')::bigint
  FROM jsonb_array_elements(lines) WITH ORDINALITY l(value, place)
  JOIN fund_account a ON a.community_id = NEW.community_id AND a.code = l.value ->> 'account'
  JOIN fund_purpose p ON p.community_id = NEW.community_id AND p.code = l.value ->> 'purpose'
  ORDER BY l.place;
  GET DIAGNOSTICS written = ROW_COUNT;

  IF written <> jsonb_array_length(lines) THEN
    PERFORM fund_refuse('a line names an account and a purpose that are there, and whole fen');
  ELSIF written < 2 THEN
    PERFORM fund_refuse('an entry has two lines or more');
  ELSIF EXISTS (SELECT 1 FROM fund_posting WHERE entry_id = NEW.id GROUP BY purpose_id HAVING SUM(fen) <> 0) THEN
    PERFORM fund_refuse('an entry must balance in each purpose');
  END IF;

  INSERT INTO fund_lot (posting_id, account_id, purpose_id, fen, remaining, parent_id)
  SELECT p.id, p.account_id, p.purpose_id, p.fen, p.fen, (
    SELECT f.id FROM fund_entry e JOIN fund_posting f ON f.entry_id = e.leaf_id
    WHERE e.community_id = NEW.community_id AND e.number = split_part(lines -> p.line ->> 'from', '.', 1)::integer
      AND e.number || '.' || f.line = lines -> p.line ->> 'from')
  FROM fund_posting p JOIN fund_account a ON a.id = p.account_id
  WHERE p.entry_id = NEW.id AND a.lots AND p.fen > 0 AND NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(draws) d WHERE (d ->> 'line')::integer = p.line)
  ORDER BY p.line;

  INSERT INTO fund_draw (entry_id, place, posting_id, lot_id, account_id, purpose_id, fen)
  SELECT NEW.id, d.place - 1, p.id, f.id, p.account_id, p.purpose_id, (d.value ->> 'fen')::bigint
  FROM jsonb_array_elements(draws) WITH ORDINALITY d(value, place)
  JOIN fund_posting p ON p.entry_id = NEW.id AND p.line = (d.value ->> 'line')::integer
  JOIN fund_entry e ON e.community_id = NEW.community_id
    AND e.number = split_part(d.value ->> 'lot', '.', 1)::integer
  JOIN fund_posting f ON f.entry_id = e.leaf_id AND e.number || '.' || f.line = d.value ->> 'lot'
  ORDER BY d.place;
  GET DIAGNOSTICS written = ROW_COUNT;

  IF written <> jsonb_array_length(draws) THEN
    PERFORM fund_refuse('a draw names a line and a lot that are there, and whole fen');
  END IF;
  UPDATE fund_lot SET remaining = remaining - d.fen
  FROM (SELECT lot_id, SUM(fen) AS fen FROM fund_draw WHERE entry_id = NEW.id GROUP BY lot_id) d
  WHERE posting_id = d.lot_id;
  IF EXISTS (
    SELECT 1 FROM fund_posting p JOIN fund_account a ON a.id = p.account_id
    WHERE p.entry_id = NEW.id AND a.lots
      AND NOT EXISTS (SELECT 1 FROM fund_lot o WHERE o.posting_id = p.id)
      AND p.fen + COALESCE((SELECT SUM(d.fen) FROM fund_draw d WHERE d.posting_id = p.id), 0) <> 0) THEN
    PERFORM fund_refuse('what is paid or given back must be drawn in full from lots');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_entry AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'entry')
EXECUTE FUNCTION fund_leaf_entry()
-- next
CREATE FUNCTION fund_leaf_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  sort text := said ->> 'sort';
  draws integer := COALESCE(jsonb_array_length(said -> 'draws'), 0);
BEGIN
  IF EXISTS (
    SELECT 1 FROM fund_month WHERE community_id = NEW.community_id AND month >= substr(said ->> 'day', 1, 7)) THEN
    PERFORM fund_refuse('the month is closed');
  ELSIF (said ->> 'day')::date > (NEW.at AT TIME ZONE 'Asia/Shanghai')::date THEN
    PERFORM fund_refuse('an entry is not dated ahead');
  ELSIF sort = 'opening' AND COALESCE(jsonb_array_length(said -> 'documents'), 0) = 0 THEN
    PERFORM fund_refuse('opening balances need a document');
  ELSIF sort NOT IN ('payment', 'advance', 'change', 'returned', 'reversal') AND draws > 0 THEN
    PERFORM fund_refuse('only what is paid, changed, given back or reversed draws on lots');
  ELSIF sort NOT IN ('change', 'reversal') AND EXISTS (
    SELECT 1 FROM fund_draw d JOIN fund_posting p ON p.entry_id = NEW.id AND p.purpose_id <> d.purpose_id
    WHERE d.entry_id = NEW.id) THEN
    PERFORM fund_refuse('money of one purpose cannot serve another');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_lawful AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'entry')
EXECUTE FUNCTION fund_leaf_lawful()
-- next
CREATE FUNCTION fund_leaf_sorts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  sort text := said ->> 'sort';
BEGIN
  IF sort = 'change' AND EXISTS (
    SELECT 1 FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id JOIN fund_purpose u ON u.id = o.purpose_id
    WHERE p.entry_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM jsonb_array_elements_text(said -> 'consents') c(value)
      JOIN fund_leaf l ON l.community_id = NEW.community_id AND l.number = c.value::integer AND l.kind = 'consent'
      JOIN fund_draw d ON d.entry_id = NEW.id AND d.lot_id = o.parent_id AND d.fen = o.fen
      WHERE l.body::jsonb ->> 'lot' = said -> 'lines' -> p.line ->> 'from' AND l.body::jsonb ->> 'to' = u.code)) THEN
    PERFORM fund_refuse('a change of purpose needs the consent of the donor or a filed plan, lot by lot');
  ELSIF sort = 'change' AND (SELECT COALESCE(SUM(fen), 0) FROM fund_draw WHERE entry_id = NEW.id) <> (
    SELECT COALESCE(SUM(o.fen), 0) FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id
    WHERE p.entry_id = NEW.id) THEN
    PERFORM fund_refuse('what is drawn for a change of purpose is opened again in full');
  ELSIF sort = 'reversal' AND EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_entry r ON r.leaf_id = e.reverses_id
    WHERE e.leaf_id = NEW.id AND r.sort = 'reversal') THEN
    PERFORM fund_refuse('a reversal is not reversed');
  ELSIF sort = 'reversal' AND EXISTS (
    SELECT 1 FROM (SELECT o.* FROM fund_posting o JOIN fund_entry e ON e.reverses_id = o.entry_id
      WHERE e.leaf_id = NEW.id) o
    FULL JOIN (SELECT * FROM fund_posting WHERE entry_id = NEW.id) p ON p.line = o.line
    WHERE p.account_id IS DISTINCT FROM o.account_id OR p.purpose_id IS DISTINCT FROM o.purpose_id
      OR p.fen IS DISTINCT FROM -o.fen) THEN
    PERFORM fund_refuse('a reversal has the same lines the other way round');
  ELSIF sort = 'reversal' AND EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_draw o ON o.entry_id = e.reverses_id
    LEFT JOIN fund_draw d ON d.entry_id = e.leaf_id AND d.lot_id = o.lot_id
    WHERE e.leaf_id = NEW.id AND d.fen IS DISTINCT FROM -o.fen)
    OR sort = 'reversal' AND EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_draw d ON d.entry_id = e.leaf_id JOIN fund_posting f ON f.id = d.lot_id
    WHERE e.leaf_id = NEW.id AND f.entry_id <> e.reverses_id
      AND NOT EXISTS (SELECT 1 FROM fund_draw o WHERE o.entry_id = e.reverses_id AND o.lot_id = d.lot_id)) THEN
    PERFORM fund_refuse('a reversal gives back to the lots that were drawn');
  ELSIF sort = 'returned' AND (NOT EXISTS (SELECT 1 FROM fund_draw WHERE entry_id = NEW.id) OR EXISTS (
    SELECT 1 FROM fund_draw d WHERE d.entry_id = NEW.id AND (d.fen > 0 OR NOT EXISTS (
      SELECT 1 FROM fund_draw o JOIN fund_entry a ON a.leaf_id = o.entry_id
      WHERE a.community_id = NEW.community_id AND a.number = (said ->> 'about')::integer
        AND a.sort = 'advance' AND o.lot_id = d.lot_id)))) THEN
    PERFORM fund_refuse('what comes back of an advance goes to the lots it was drawn from');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_sorts AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'entry')
EXECUTE FUNCTION fund_leaf_sorts()
-- next
CREATE FUNCTION fund_month_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb;
BEGIN
  IF EXISTS (SELECT 1 FROM fund_month WHERE community_id = NEW.community_id AND month >= NEW.month) THEN
    PERFORM fund_refuse('months are closed one after the other');
  ELSIF NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'close'
      AND l.body::jsonb ->> 'month' = NEW.month) THEN
    PERFORM fund_refuse('a month is closed by its leaf');
  ELSIF NEW.month >= (SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') FROM fund_leaf
    WHERE id = NEW.leaf_id) THEN
    PERFORM fund_refuse('a month is closed when it is over');
  END IF;
  SELECT body::jsonb INTO said FROM fund_leaf
  WHERE community_id = NEW.community_id AND kind = 'statement' AND body::jsonb ->> 'month' = NEW.month
  ORDER BY number DESC LIMIT 1;
  IF (said ->> 'closing')::bigint + (
    SELECT COALESCE(SUM((i ->> 'fen')::bigint), 0) FROM jsonb_array_elements(said -> 'listed') i)
  IS DISTINCT FROM (
    SELECT COALESCE(SUM(p.fen), 0) FROM fund_posting p
    JOIN fund_account a ON a.id = p.account_id JOIN fund_entry e ON e.leaf_id = p.entry_id
    WHERE a.community_id = NEW.community_id AND a.code IN ('1002', '180101')
      AND to_char(e.day, 'YYYY-MM') <= NEW.month) THEN
    PERFORM fund_refuse('a month is closed when the federation''s statement and the listed items explain its balance');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_month_follows BEFORE INSERT ON fund_month FOR EACH ROW EXECUTE FUNCTION fund_month_follows()
-- next
CREATE FUNCTION fund_account_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l, jsonb_array_elements(l.body::jsonb -> 'accounts') a
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'chart'
      AND a ->> 'code' = NEW.code AND a ->> 'name' = NEW.name AND a ->> 'sort' = NEW.sort
      AND (a ->> 'lots')::boolean = NEW.lots) THEN
    PERFORM fund_refuse('an account stands in the chart of the log');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_account_of_leaf BEFORE INSERT ON fund_account FOR EACH ROW
EXECUTE FUNCTION fund_account_of_leaf()
-- next
CREATE FUNCTION fund_purpose_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'purpose'
      AND l.body::jsonb ->> 'purpose' = NEW.code AND l.body::jsonb ->> 'name' = NEW.name
      AND (l.body::jsonb ->> 'restricted')::boolean = NEW.restricted
      AND (l.body::jsonb ->> 'agency')::boolean = NEW.agency) THEN
    PERFORM fund_refuse('a purpose stands in the log');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_purpose_of_leaf BEFORE INSERT ON fund_purpose FOR EACH ROW
EXECUTE FUNCTION fund_purpose_of_leaf()
-- next
CREATE FUNCTION fund_entry_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'entry'
      AND l.number = NEW.number AND l.body::jsonb ->> 'sort' = NEW.sort
      AND (l.body::jsonb ->> 'day')::date = NEW.day AND l.body::jsonb ->> 'key' = NEW.key) THEN
    PERFORM fund_refuse('an entry is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_entry_of_leaf BEFORE INSERT ON fund_entry FOR EACH ROW EXECUTE FUNCTION fund_entry_of_leaf()
-- next
CREATE FUNCTION fund_posting_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l
    JOIN fund_account a ON a.id = NEW.account_id AND a.community_id = l.community_id
    JOIN fund_purpose p ON p.id = NEW.purpose_id AND p.community_id = l.community_id
    WHERE l.id = NEW.entry_id AND (l.body::jsonb -> 'lines' -> NEW.line ->> 'fen')::bigint = NEW.fen
      AND l.body::jsonb -> 'lines' -> NEW.line ->> 'account' = a.code
      AND l.body::jsonb -> 'lines' -> NEW.line ->> 'purpose' = p.code) THEN
    PERFORM fund_refuse('a posting is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_posting_of_leaf BEFORE INSERT ON fund_posting FOR EACH ROW
EXECUTE FUNCTION fund_posting_of_leaf()
-- next
CREATE FUNCTION fund_lot_of_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_posting p JOIN fund_account a ON a.id = p.account_id JOIN fund_leaf l ON l.id = p.entry_id
    WHERE p.id = NEW.posting_id AND a.lots AND p.fen = NEW.fen AND NEW.remaining = NEW.fen AND NOT EXISTS (
      SELECT 1 FROM jsonb_array_elements(COALESCE(l.body::jsonb -> 'draws', '[]'::jsonb)) d
      WHERE (d ->> 'line')::integer = p.line)) THEN
    PERFORM fund_refuse('a lot is what came in');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_lot_of_posting BEFORE INSERT ON fund_lot FOR EACH ROW EXECUTE FUNCTION fund_lot_of_posting()
-- next
CREATE FUNCTION fund_draw_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l
    JOIN fund_posting p ON p.id = NEW.posting_id AND p.entry_id = l.id
    JOIN fund_posting f ON f.id = NEW.lot_id JOIN fund_entry e ON e.leaf_id = f.entry_id
    WHERE l.id = NEW.entry_id AND e.community_id = l.community_id
      AND (l.body::jsonb -> 'draws' -> NEW.place ->> 'line')::integer = p.line
      AND l.body::jsonb -> 'draws' -> NEW.place ->> 'lot' = e.number || '.' || f.line
      AND (l.body::jsonb -> 'draws' -> NEW.place ->> 'fen')::bigint = NEW.fen) THEN
    PERFORM fund_refuse('a draw is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_draw_of_leaf BEFORE INSERT ON fund_draw FOR EACH ROW EXECUTE FUNCTION fund_draw_of_leaf()
-- next
CREATE FUNCTION fund_lot_only_drawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.posting_id, NEW.account_id, NEW.purpose_id, NEW.fen, NEW.parent_id)
    IS DISTINCT FROM (OLD.posting_id, OLD.account_id, OLD.purpose_id, OLD.fen, OLD.parent_id)
    OR NEW.remaining <> NEW.fen - (SELECT COALESCE(SUM(fen), 0) FROM fund_draw WHERE lot_id = NEW.posting_id) THEN
    PERFORM fund_refuse('a lot changes by what is drawn from it alone');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_lot_only_drawn BEFORE UPDATE ON fund_lot FOR EACH ROW EXECUTE FUNCTION fund_lot_only_drawn()
-- next
CREATE FUNCTION fund_lot_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'fund_lot is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next
CREATE TRIGGER fund_lot_no_delete BEFORE DELETE ON fund_lot FOR EACH ROW EXECUTE FUNCTION fund_lot_stays()
-- next
CREATE TRIGGER fund_lot_no_truncate BEFORE TRUNCATE ON fund_lot EXECUTE FUNCTION fund_lot_stays()
