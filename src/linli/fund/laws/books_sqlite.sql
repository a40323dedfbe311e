-- The books on SQLite: tables that the leaves of the log fill by themselves, and that nothing else can change.
CREATE TABLE fund_leaf (
  id char(32) NOT NULL PRIMARY KEY,
  community_id char(32) NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL CHECK (typeof(number) = 'integer' AND number >= 0),
  kind varchar(20) NOT NULL,
  at datetime NOT NULL,
  body text NOT NULL CHECK (json_valid(body)),
  UNIQUE (community_id, number)
)
-- next
CREATE INDEX fund_leaf_kind ON fund_leaf (community_id, kind, number)
-- next
CREATE TABLE fund_account (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  community_id char(32) NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  leaf_id char(32) NOT NULL REFERENCES fund_leaf (id),
  code varchar(12) NOT NULL,
  name varchar(40) NOT NULL,
  sort varchar(10) NOT NULL CHECK (sort IN ('asset', 'liability', 'net', 'income', 'cost')),
  lots bool NOT NULL CHECK (lots IN (0, 1)),
  UNIQUE (community_id, code)
)
-- next
CREATE TABLE fund_purpose (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  community_id char(32) NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  leaf_id char(32) NOT NULL UNIQUE REFERENCES fund_leaf (id),
  code varchar(12) NOT NULL,
  name varchar(60) NOT NULL,
  restricted bool NOT NULL CHECK (restricted IN (0, 1)),
  agency bool NOT NULL CHECK (agency IN (0, 1)),
  UNIQUE (community_id, code)
)
-- next
CREATE TABLE fund_month (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  community_id char(32) NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  leaf_id char(32) NOT NULL UNIQUE REFERENCES fund_leaf (id),
  month varchar(7) NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  UNIQUE (community_id, month)
)
-- next
CREATE TABLE fund_entry (
  leaf_id char(32) NOT NULL PRIMARY KEY REFERENCES fund_leaf (id),
  community_id char(32) NOT NULL REFERENCES territory_community (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  sort varchar(12) NOT NULL CHECK (sort IN ('opening', 'gift', 'goods', 'agency', 'pledge', 'share', 'interest', 'due',
    'approved', 'advance', 'cost', 'payment', 'returned', 'change', 'closing', 'reversal')),
  day date NOT NULL CHECK (day = date(day, '+0 days')),
  key varchar(80) NOT NULL CHECK (key <> ''),
  reverses_id char(32) NULL UNIQUE REFERENCES fund_entry (leaf_id),
  UNIQUE (community_id, number),
  UNIQUE (community_id, key),
  CHECK ((sort = 'reversal') = (reverses_id IS NOT NULL))
)
-- next
CREATE INDEX fund_entry_day ON fund_entry (community_id, day)
-- next
CREATE TABLE fund_posting (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  entry_id char(32) NOT NULL REFERENCES fund_entry (leaf_id),
  line integer NOT NULL,
  account_id integer NOT NULL REFERENCES fund_account (id),
  purpose_id integer NOT NULL REFERENCES fund_purpose (id),
  fen bigint NOT NULL CHECK (typeof(fen) = 'integer' AND fen <> 0),
  UNIQUE (entry_id, line),
  UNIQUE (id, account_id, purpose_id)
)
-- next
CREATE INDEX fund_posting_balance ON fund_posting (account_id, purpose_id, fen)
-- next
CREATE TABLE fund_lot (
  posting_id integer NOT NULL PRIMARY KEY,
  account_id integer NOT NULL,
  purpose_id integer NOT NULL,
  fen bigint NOT NULL CHECK (fen > 0),
  remaining bigint NOT NULL CHECK (typeof(remaining) = 'integer' AND remaining BETWEEN 0 AND fen),
  parent_id integer NULL REFERENCES fund_lot (posting_id),
  UNIQUE (posting_id, account_id, purpose_id),
  FOREIGN KEY (posting_id, account_id, purpose_id) REFERENCES fund_posting (id, account_id, purpose_id)
)
-- next
CREATE INDEX fund_lot_open ON fund_lot (purpose_id, account_id, posting_id) WHERE remaining > 0
-- next
CREATE TABLE fund_draw (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  entry_id char(32) NOT NULL REFERENCES fund_entry (leaf_id),
  place integer NOT NULL,
  posting_id integer NOT NULL,
  lot_id integer NOT NULL,
  account_id integer NOT NULL,
  purpose_id integer NOT NULL,
  fen bigint NOT NULL CHECK (typeof(fen) = 'integer' AND fen <> 0),
  UNIQUE (entry_id, place),
  UNIQUE (posting_id, lot_id),
  FOREIGN KEY (posting_id, account_id, purpose_id) REFERENCES fund_posting (id, account_id, purpose_id),
  FOREIGN KEY (lot_id, account_id, purpose_id) REFERENCES fund_lot (posting_id, account_id, purpose_id)
)
-- next
CREATE INDEX fund_draw_lot ON fund_draw (lot_id)
-- next
CREATE TRIGGER fund_leaf_follows BEFORE INSERT ON fund_leaf BEGIN
  SELECT RAISE(ABORT, 'fund: a leaf must follow the last one')
  WHERE NEW.number IS NOT (SELECT COALESCE(MAX(number) + 1, 0) FROM fund_leaf WHERE community_id = NEW.community_id);
  SELECT RAISE(ABORT, 'fund: a leaf is not older than the one before it') WHERE NEW.at < (
    SELECT at FROM fund_leaf WHERE community_id = NEW.community_id AND number = NEW.number - 1);
  SELECT RAISE(ABORT, 'fund: a leaf says its own kind and time')
  WHERE NEW.kind IS NOT json_extract(NEW.body, '$.kind')
    OR strftime('%Y-%m-%dT%H:%M:%SZ', NEW.at) IS NOT json_extract(NEW.body, '$.at');
END
-- next
CREATE TRIGGER fund_leaf_chart AFTER INSERT ON fund_leaf WHEN NEW.kind = 'chart' BEGIN
  INSERT INTO fund_account (community_id, leaf_id, code, name, sort, lots)
  SELECT NEW.community_id, NEW.id, json_extract(value, '$.code'), json_extract(value, '$.name'),
    json_extract(value, '$.sort'), json_extract(value, '$.lots')
  FROM json_each(NEW.body, '$.accounts');
END
-- next
CREATE TRIGGER fund_leaf_purpose AFTER INSERT ON fund_leaf WHEN NEW.kind = 'purpose' BEGIN
  INSERT INTO fund_purpose (community_id, leaf_id, code, name, restricted, agency)
  VALUES (NEW.community_id, NEW.id, json_extract(NEW.body, '$.purpose'), json_extract(NEW.body, '$.name'),
    json_extract(NEW.body, '$.restricted'), json_extract(NEW.body, '$.agency'));
END
-- next
CREATE TRIGGER fund_leaf_close AFTER INSERT ON fund_leaf WHEN NEW.kind = 'close' BEGIN
  INSERT INTO fund_month (community_id, leaf_id, month)
  VALUES (NEW.community_id, NEW.id, json_extract(NEW.body, '$.month'));
END
-- next
CREATE TRIGGER fund_leaf_entry AFTER INSERT ON fund_leaf WHEN NEW.kind = 'entry' BEGIN
  INSERT INTO fund_entry (leaf_id, community_id, number, sort, day, key, reverses_id)
  VALUES (NEW.id, NEW.community_id, NEW.number, json_extract(NEW.body, '$.sort'), json_extract(NEW.body, '$.day'),
    json_extract(NEW.body, '$.key'), (
      SELECT e.leaf_id FROM fund_entry e
      WHERE e.community_id = NEW.community_id AND e.number = json_extract(NEW.body, '$.reverses')));

  INSERT INTO fund_posting (entry_id, line, account_id, purpose_id, fen)
  SELECT NEW.id, l.key, a.id, p.id, json_extract(l.value, '$.fen')
  FROM json_each(NEW.body, '$.lines') l
  JOIN fund_account a ON a.community_id = NEW.community_id AND a.code = json_extract(l.value, '$.account')
  JOIN fund_purpose p ON p.community_id = NEW.community_id AND p.code = json_extract(l.value, '$.purpose')
  WHERE json_type(l.value, '$.fen') = 'integer'
  ORDER BY l.key;

  SELECT RAISE(ABORT, 'fund: a line names an account and a purpose that are there, and whole fen')
  WHERE (SELECT COUNT(*) FROM fund_posting WHERE entry_id = NEW.id) <> json_array_length(NEW.body, '$.lines');
  SELECT RAISE(ABORT, 'fund: an entry has two lines or more')
  WHERE COALESCE(json_array_length(NEW.body, '$.lines'), 0) < 2;
  SELECT RAISE(ABORT, 'fund: an entry must balance in each purpose')
  WHERE EXISTS (SELECT 1 FROM fund_posting WHERE entry_id = NEW.id GROUP BY purpose_id HAVING SUM(fen) <> 0);

  INSERT INTO fund_lot (posting_id, account_id, purpose_id, fen, remaining, parent_id)
  SELECT p.id, p.account_id, p.purpose_id, p.fen, p.fen, (
    SELECT f.id FROM fund_entry e JOIN fund_posting f ON f.entry_id = e.leaf_id
    WHERE e.community_id = NEW.community_id
      AND e.number || '.' || f.line = json_extract(NEW.body, '$.lines[' || p.line || '].from'))
  FROM fund_posting p JOIN fund_account a ON a.id = p.account_id
  WHERE p.entry_id = NEW.id AND a.lots AND p.fen > 0 AND NOT EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.draws') d WHERE json_extract(d.value, '$.line') = p.line)
  ORDER BY p.line;

  INSERT INTO fund_draw (entry_id, place, posting_id, lot_id, account_id, purpose_id, fen)
  SELECT NEW.id, d.key, p.id, f.id, p.account_id, p.purpose_id, json_extract(d.value, '$.fen')
  FROM json_each(NEW.body, '$.draws') d
  JOIN fund_posting p ON p.entry_id = NEW.id AND p.line = json_extract(d.value, '$.line')
  JOIN fund_entry e ON e.community_id = NEW.community_id
    AND e.number = CAST(json_extract(d.value, '$.lot') AS integer)
  JOIN fund_posting f ON f.entry_id = e.leaf_id AND e.number || '.' || f.line = json_extract(d.value, '$.lot')
  WHERE json_type(d.value, '$.fen') = 'integer'
  ORDER BY d.key;

  SELECT RAISE(ABORT, 'fund: a draw names a line and a lot that are there, and whole fen')
  WHERE (SELECT COUNT(*) FROM fund_draw WHERE entry_id = NEW.id) <>
    COALESCE(json_array_length(NEW.body, '$.draws'), 0);
  UPDATE fund_lot SET remaining = remaining - (
    SELECT SUM(fen) FROM fund_draw d WHERE d.entry_id = NEW.id AND d.lot_id = fund_lot.posting_id)
  WHERE posting_id IN (SELECT lot_id FROM fund_draw WHERE entry_id = NEW.id);
  SELECT RAISE(ABORT, 'fund: what is paid or given back must be drawn in full from lots')
  WHERE EXISTS (
    SELECT 1 FROM fund_posting p JOIN fund_account a ON a.id = p.account_id
    WHERE p.entry_id = NEW.id AND a.lots
      AND NOT EXISTS (SELECT 1 FROM fund_lot o WHERE o.posting_id = p.id)
      AND p.fen + COALESCE((SELECT SUM(d.fen) FROM fund_draw d WHERE d.posting_id = p.id), 0) <> 0);

  SELECT RAISE(ABORT, 'fund: the month is closed') WHERE EXISTS (
    SELECT 1 FROM fund_month
    WHERE community_id = NEW.community_id AND month >= substr(json_extract(NEW.body, '$.day'), 1, 7));
  SELECT RAISE(ABORT, 'fund: an entry is not dated ahead')
  WHERE json_extract(NEW.body, '$.day') > date(NEW.at, '+8 hours');
  SELECT RAISE(ABORT, 'fund: opening balances need a document') WHERE json_extract(NEW.body, '$.sort') = 'opening'
    AND COALESCE(json_array_length(NEW.body, '$.documents'), 0) = 0;
  SELECT RAISE(ABORT, 'fund: only what is paid, changed, given back or reversed draws on lots')
  WHERE json_extract(NEW.body, '$.sort') NOT IN ('payment', 'advance', 'change', 'returned', 'reversal')
    AND COALESCE(json_array_length(NEW.body, '$.draws'), 0) > 0;
  SELECT RAISE(ABORT, 'fund: money of one purpose cannot serve another')
  WHERE json_extract(NEW.body, '$.sort') NOT IN ('change', 'reversal') AND EXISTS (
    SELECT 1 FROM fund_draw d JOIN fund_posting p ON p.entry_id = NEW.id AND p.purpose_id <> d.purpose_id
    WHERE d.entry_id = NEW.id);

  SELECT RAISE(ABORT, 'fund: a change of purpose needs the consent of the donor or a filed plan, lot by lot')
  WHERE json_extract(NEW.body, '$.sort') = 'change' AND (EXISTS (
    SELECT 1 FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id
    JOIN fund_purpose u ON u.id = o.purpose_id
    WHERE p.entry_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM json_each(NEW.body, '$.consents') c
      JOIN fund_leaf l ON l.community_id = NEW.community_id AND l.number = c.value AND l.kind = 'consent'
      JOIN fund_draw d ON d.entry_id = NEW.id AND d.lot_id = o.parent_id AND d.fen = o.fen
      WHERE json_extract(l.body, '$.lot') = json_extract(NEW.body, '$.lines[' || p.line || '].from')
        AND json_extract(l.body, '$.to') = u.code)));
  SELECT RAISE(ABORT, 'fund: what is drawn for a change of purpose is opened again in full')
  WHERE json_extract(NEW.body, '$.sort') = 'change' AND (
    (SELECT COALESCE(SUM(fen), 0) FROM fund_draw WHERE entry_id = NEW.id) <> (
    SELECT COALESCE(SUM(o.fen), 0) FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id
    WHERE p.entry_id = NEW.id));

  SELECT RAISE(ABORT, 'fund: a reversal is not reversed')
  WHERE json_extract(NEW.body, '$.sort') = 'reversal' AND (EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_entry r ON r.leaf_id = e.reverses_id
    WHERE e.leaf_id = NEW.id AND r.sort = 'reversal'));
  SELECT RAISE(ABORT, 'fund: a reversal has the same lines the other way round')
  WHERE json_extract(NEW.body, '$.sort') = 'reversal' AND (EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_posting o ON o.entry_id = e.reverses_id
    LEFT JOIN fund_posting p ON p.entry_id = e.leaf_id AND p.line = o.line
    WHERE e.leaf_id = NEW.id
      AND (p.account_id IS NOT o.account_id OR p.purpose_id IS NOT o.purpose_id OR p.fen IS NOT -o.fen))
  OR (SELECT COUNT(*) FROM fund_posting WHERE entry_id = NEW.id) <> (
    SELECT COUNT(*) FROM fund_posting o JOIN fund_entry e ON e.reverses_id = o.entry_id WHERE e.leaf_id = NEW.id));
  SELECT RAISE(ABORT, 'fund: a reversal gives back to the lots that were drawn')
  WHERE json_extract(NEW.body, '$.sort') = 'reversal' AND (EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_draw o ON o.entry_id = e.reverses_id
    LEFT JOIN fund_draw d ON d.entry_id = e.leaf_id AND d.lot_id = o.lot_id
    WHERE e.leaf_id = NEW.id AND d.fen IS NOT -o.fen)
  OR EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_draw d ON d.entry_id = e.leaf_id JOIN fund_posting f ON f.id = d.lot_id
    WHERE e.leaf_id = NEW.id AND f.entry_id <> e.reverses_id
      AND NOT EXISTS (SELECT 1 FROM fund_draw o WHERE o.entry_id = e.reverses_id AND o.lot_id = d.lot_id)));

  SELECT RAISE(ABORT, 'fund: what comes back of an advance goes to the lots it was drawn from')
  WHERE json_extract(NEW.body, '$.sort') = 'returned' AND (
    NOT EXISTS (SELECT 1 FROM fund_draw WHERE entry_id = NEW.id) OR EXISTS (
    SELECT 1 FROM fund_draw d WHERE d.entry_id = NEW.id AND (d.fen > 0 OR NOT EXISTS (
      SELECT 1 FROM fund_draw o JOIN fund_entry a ON a.leaf_id = o.entry_id
      WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.about')
        AND a.sort = 'advance' AND o.lot_id = d.lot_id))));
END
-- next
CREATE TRIGGER fund_month_follows BEFORE INSERT ON fund_month BEGIN
  SELECT RAISE(ABORT, 'fund: months are closed one after the other') WHERE EXISTS (
    SELECT 1 FROM fund_month WHERE community_id = NEW.community_id AND month >= NEW.month);
  SELECT RAISE(ABORT, 'fund: a month is closed by its leaf') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'close'
      AND json_extract(l.body, '$.month') = NEW.month);
  SELECT RAISE(ABORT, 'fund: a month is closed when it is over') WHERE NEW.month >= (
    SELECT strftime('%Y-%m', at, '+8 hours') FROM fund_leaf WHERE id = NEW.leaf_id);
  SELECT RAISE(ABORT, 'fund: a month is closed when the federation''s statement and the listed items explain its balance')
  WHERE (
    SELECT json_extract(body, '$.closing') + (
      SELECT COALESCE(SUM(json_extract(value, '$.fen')), 0) FROM json_each(body, '$.listed'))
    FROM fund_leaf WHERE community_id = NEW.community_id AND kind = 'statement'
      AND json_extract(body, '$.month') = NEW.month ORDER BY number DESC LIMIT 1
  ) IS NOT (
    SELECT COALESCE(SUM(p.fen), 0) FROM fund_posting p
    JOIN fund_account a ON a.id = p.account_id JOIN fund_entry e ON e.leaf_id = p.entry_id
    WHERE a.community_id = NEW.community_id AND a.code IN ('1002', '180101')
      AND substr(e.day, 1, 7) <= NEW.month);
END
-- next
CREATE TRIGGER fund_account_of_leaf BEFORE INSERT ON fund_account BEGIN
  SELECT RAISE(ABORT, 'fund: an account stands in the chart of the log') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN json_each(l.body, '$.accounts') a
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'chart'
      AND json_extract(a.value, '$.code') = NEW.code AND json_extract(a.value, '$.name') = NEW.name
      AND json_extract(a.value, '$.sort') = NEW.sort AND json_extract(a.value, '$.lots') = NEW.lots);
END
-- next
CREATE TRIGGER fund_purpose_of_leaf BEFORE INSERT ON fund_purpose BEGIN
  SELECT RAISE(ABORT, 'fund: a purpose stands in the log') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'purpose'
      AND json_extract(l.body, '$.purpose') = NEW.code AND json_extract(l.body, '$.name') = NEW.name
      AND json_extract(l.body, '$.restricted') = NEW.restricted AND json_extract(l.body, '$.agency') = NEW.agency);
END
-- next
CREATE TRIGGER fund_entry_of_leaf BEFORE INSERT ON fund_entry BEGIN
  SELECT RAISE(ABORT, 'fund: an entry is what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'entry'
      AND l.number = NEW.number AND json_extract(l.body, '$.sort') = NEW.sort
      AND json_extract(l.body, '$.day') = NEW.day AND json_extract(l.body, '$.key') = NEW.key);
END
-- next
CREATE TRIGGER fund_posting_of_leaf BEFORE INSERT ON fund_posting BEGIN
  SELECT RAISE(ABORT, 'fund: a posting is what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l
    JOIN fund_account a ON a.id = NEW.account_id AND a.community_id = l.community_id
    JOIN fund_purpose p ON p.id = NEW.purpose_id AND p.community_id = l.community_id
    WHERE l.id = NEW.entry_id
      AND json_extract(l.body, '$.lines[' || NEW.line || '].fen') = NEW.fen
      AND json_extract(l.body, '$.lines[' || NEW.line || '].account') = a.code
      AND json_extract(l.body, '$.lines[' || NEW.line || '].purpose') = p.code);
END
-- next
CREATE TRIGGER fund_lot_of_posting BEFORE INSERT ON fund_lot BEGIN
  SELECT RAISE(ABORT, 'fund: a lot is what came in') WHERE NOT EXISTS (
    SELECT 1 FROM fund_posting p JOIN fund_account a ON a.id = p.account_id
    JOIN fund_leaf l ON l.id = p.entry_id
    WHERE p.id = NEW.posting_id AND a.lots AND p.fen = NEW.fen AND NEW.remaining = NEW.fen AND NOT EXISTS (
      SELECT 1 FROM json_each(l.body, '$.draws') d WHERE json_extract(d.value, '$.line') = p.line));
END
-- next
CREATE TRIGGER fund_draw_of_leaf BEFORE INSERT ON fund_draw BEGIN
  SELECT RAISE(ABORT, 'fund: a draw is what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l
    JOIN fund_posting p ON p.id = NEW.posting_id AND p.entry_id = l.id
    JOIN fund_posting f ON f.id = NEW.lot_id JOIN fund_entry e ON e.leaf_id = f.entry_id
    WHERE l.id = NEW.entry_id AND e.community_id = l.community_id
      AND json_extract(l.body, '$.draws[' || NEW.place || '].line') = p.line
      AND json_extract(l.body, '$.draws[' || NEW.place || '].lot') = e.number || '.' || f.line
      AND json_extract(l.body, '$.draws[' || NEW.place || '].fen') = NEW.fen);
END
-- next
CREATE TRIGGER fund_lot_only_drawn BEFORE UPDATE ON fund_lot BEGIN
  SELECT RAISE(ABORT, 'fund: a lot changes by what is drawn from it alone')
  WHERE NEW.posting_id IS NOT OLD.posting_id OR NEW.account_id IS NOT OLD.account_id
    OR NEW.purpose_id IS NOT OLD.purpose_id OR NEW.fen IS NOT OLD.fen OR NEW.parent_id IS NOT OLD.parent_id
    OR NEW.remaining IS NOT NEW.fen - (SELECT COALESCE(SUM(fen), 0) FROM fund_draw WHERE lot_id = NEW.posting_id);
END
-- next
CREATE TRIGGER fund_lot_no_delete BEFORE DELETE ON fund_lot BEGIN
  SELECT RAISE(ABORT, 'fund_lot is append-only');
END
