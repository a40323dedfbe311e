-- Giving on SQLite: what agreements, statements of sales, consents and corrections must say, and what a share settles.
CREATE INDEX fund_leaf_settles ON fund_leaf (community_id, json_extract(body, '$.sales'))
WHERE kind = 'entry' AND json_extract(body, '$.sales') IS NOT NULL
-- next
CREATE INDEX fund_lot_parent ON fund_lot (parent_id) WHERE parent_id IS NOT NULL
-- next
CREATE TRIGGER fund_leaf_agreement AFTER INSERT ON fund_leaf WHEN NEW.kind = 'agreement' BEGIN
  SELECT RAISE(ABORT, 'fund: an agreement says whose sales, what share, between which sums, and with what paper')
  WHERE COALESCE(json_extract(NEW.body, '$.for') IN ('merchant', 'service', 'craft')
    AND json_extract(NEW.body, '$.base') = 'net_sales'
    AND json_type(NEW.body, '$.basis_points') = 'integer'
    AND json_extract(NEW.body, '$.basis_points') BETWEEN 1 AND 10000
    AND COALESCE(json_type(NEW.body, '$.cap'), 'null') IN ('null', 'integer')
    AND COALESCE(json_type(NEW.body, '$.floor'), 'null') IN ('null', 'integer')
    AND COALESCE(json_extract(NEW.body, '$.floor'), 0) >= 0
    AND COALESCE(json_extract(NEW.body, '$.cap') >= COALESCE(json_extract(NEW.body, '$.floor'), 0), 1)
    AND length(json_extract(NEW.body, '$.document')) = 64
    AND json_extract(NEW.body, '$.document') NOT GLOB '*[^0-9a-f]*', 0) = 0;
  SELECT RAISE(ABORT, 'fund: an agreement is signed by today, and holds from a day until a day')
  WHERE COALESCE(json_extract(NEW.body, '$.signed') = date(json_extract(NEW.body, '$.signed'), '+0 days')
    AND json_extract(NEW.body, '$.from') = date(json_extract(NEW.body, '$.from'), '+0 days')
    AND json_extract(NEW.body, '$.until') = date(json_extract(NEW.body, '$.until'), '+0 days')
    AND json_extract(NEW.body, '$.from') <= json_extract(NEW.body, '$.until')
    AND json_extract(NEW.body, '$.signed') <= date(NEW.at, '+8 hours'), 0) = 0;
  SELECT RAISE(ABORT, 'fund: an agreement names a purpose of the fund''s own') WHERE NOT EXISTS (
    SELECT 1 FROM fund_purpose p
    WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.purpose') AND NOT p.agency);
END
-- next
CREATE TRIGGER fund_leaf_sales AFTER INSERT ON fund_leaf WHEN NEW.kind = 'sales' BEGIN
  SELECT RAISE(ABORT, 'fund: the agreement must be signed before the event, and cover its day')
  WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf a
    WHERE a.community_id = NEW.community_id AND a.kind = 'agreement'
      AND a.number = json_extract(NEW.body, '$.agreement')
      AND (json_extract(NEW.body, '$.about') IS NOT NULL OR (
        json_extract(a.body, '$.signed') < json_extract(NEW.body, '$.day')
        AND json_extract(NEW.body, '$.day') >= json_extract(a.body, '$.from')
        AND json_extract(NEW.body, '$.day') <= json_extract(a.body, '$.until'))));
  SELECT RAISE(ABORT, 'fund: a statement has a day that is not ahead, and whole fen')
  WHERE COALESCE(json_extract(NEW.body, '$.day') = date(json_extract(NEW.body, '$.day'), '+0 days')
    AND json_extract(NEW.body, '$.day') <= date(NEW.at, '+8 hours')
    AND json_type(NEW.body, '$.sales') = 'integer' AND json_type(NEW.body, '$.refunds') = 'integer'
    AND json_type(NEW.body, '$.carried') = 'integer' AND json_type(NEW.body, '$.due') = 'integer'
    AND json_extract(NEW.body, '$.sales') BETWEEN 0 AND 100000000000000
    AND json_extract(NEW.body, '$.refunds') >= 0
    AND (json_extract(NEW.body, '$.about') IS NOT NULL
      OR json_extract(NEW.body, '$.refunds') <= json_extract(NEW.body, '$.sales')), 0) = 0;
  SELECT RAISE(ABORT, 'fund: what is given back later belongs to an earlier statement of the same agreement')
  WHERE json_extract(NEW.body, '$.about') IS NOT NULL AND (
    json_extract(NEW.body, '$.sales') <> 0 OR json_extract(NEW.body, '$.carried') <> 0 OR NOT EXISTS (
    SELECT 1 FROM fund_leaf o
    WHERE o.community_id = NEW.community_id AND o.kind = 'sales' AND o.number = json_extract(NEW.body, '$.about')
      AND o.id <> NEW.id AND json_extract(o.body, '$.about') IS NULL
      AND json_extract(o.body, '$.agreement') = json_extract(NEW.body, '$.agreement')
      AND json_extract(o.body, '$.day') <= json_extract(NEW.body, '$.day')
      AND NOT EXISTS (
        SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
          AND json_extract(c.body, '$.about') = o.number)));
  SELECT RAISE(ABORT, 'fund: what is carried are sums below zero of the same agreement, each once')
  WHERE COALESCE(json_array_length(NEW.body, '$.carries'), 0) <> (
    SELECT COUNT(DISTINCT o.number) FROM json_each(NEW.body, '$.carries') k
    JOIN fund_leaf o ON o.community_id = NEW.community_id AND o.kind = 'sales' AND o.number = k.value
    WHERE o.id <> NEW.id AND json_extract(o.body, '$.agreement') = json_extract(NEW.body, '$.agreement')
      AND json_extract(o.body, '$.due') < 0
      AND NOT EXISTS (
        SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
          AND json_extract(c.body, '$.about') = o.number)
      AND NOT EXISTS (
        SELECT 1 FROM fund_leaf s JOIN json_each(s.body, '$.carries') t
        WHERE s.community_id = NEW.community_id AND s.kind = 'sales' AND s.id <> NEW.id AND t.value = o.number
          AND NOT EXISTS (
            SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
              AND json_extract(c.body, '$.about') = s.number)))
  OR json_extract(NEW.body, '$.carried') <> COALESCE((
    SELECT SUM(json_extract(o.body, '$.due')) FROM json_each(NEW.body, '$.carries') k
    JOIN fund_leaf o ON o.community_id = NEW.community_id AND o.kind = 'sales' AND o.number = k.value), 0);
  SELECT RAISE(ABORT, 'fund: what is due follows from the agreement')
  WHERE NOT EXISTS (
    SELECT 1 FROM (
      SELECT q.*, min(q.cap, max(q.floor, (q.net * q.share * 2 + 10000) / 20000)) AS full,
        min(q.cap, max(q.floor, ((q.net - q.back) * q.share * 2 + 10000) / 20000)) AS rest
      FROM (
        SELECT json_extract(a.body, '$.basis_points') AS share, COALESCE(json_extract(a.body, '$.floor'), 0) AS floor,
          COALESCE(json_extract(a.body, '$.cap'), 9000000000000000) AS cap,
          json_extract(NEW.body, '$.about') IS NOT NULL AS later,
          iif(json_extract(NEW.body, '$.about') IS NULL, 0, json_extract(NEW.body, '$.refunds')) AS back,
          CASE WHEN json_extract(NEW.body, '$.about') IS NULL
            THEN json_extract(NEW.body, '$.sales') - json_extract(NEW.body, '$.refunds')
            ELSE (SELECT json_extract(o.body, '$.sales') - json_extract(o.body, '$.refunds') FROM fund_leaf o
              WHERE o.community_id = NEW.community_id AND o.number = json_extract(NEW.body, '$.about')) - (
              SELECT COALESCE(SUM(json_extract(r.body, '$.refunds')), 0) FROM fund_leaf r
              WHERE r.community_id = NEW.community_id AND r.kind = 'sales' AND r.id <> NEW.id
                AND json_extract(r.body, '$.about') = json_extract(NEW.body, '$.about')
                AND NOT EXISTS (
                  SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
                    AND json_extract(c.body, '$.about') = r.number)) END AS net
        FROM fund_leaf a
        WHERE a.community_id = NEW.community_id AND a.kind = 'agreement'
          AND a.number = json_extract(NEW.body, '$.agreement')) q) d
    WHERE d.back <= d.net AND json_extract(NEW.body, '$.due') =
      CASE WHEN d.later THEN d.rest - d.full ELSE d.full + json_extract(NEW.body, '$.carried') END);
END
-- next
CREATE TRIGGER fund_leaf_settled AFTER INSERT ON fund_leaf
WHEN NEW.kind = 'entry' AND json_extract(NEW.body, '$.sort') IN ('pledge', 'share') BEGIN
  SELECT RAISE(ABORT, 'fund: a share names an agreement and a statement that fit together')
  WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf a JOIN fund_leaf s ON s.community_id = a.community_id AND s.kind = 'sales'
    WHERE a.community_id = NEW.community_id AND a.kind = 'agreement'
      AND a.number = json_extract(NEW.body, '$.agreement') AND s.number = json_extract(NEW.body, '$.sales')
      AND json_extract(s.body, '$.agreement') = a.number
      AND (json_extract(a.body, '$.for') = 'merchant') = (json_extract(NEW.body, '$.sort') = 'pledge'));
  SELECT RAISE(ABORT, 'fund: a share serves the purpose of its agreement')
  WHERE EXISTS (
    SELECT 1 FROM fund_leaf a JOIN json_each(NEW.body, '$.lines') l
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.agreement')
      AND json_extract(l.value, '$.purpose') IS NOT json_extract(a.body, '$.purpose'));
  SELECT RAISE(ABORT, 'fund: a statement is settled by as much as is due')
  WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf s
    WHERE s.community_id = NEW.community_id AND s.number = json_extract(NEW.body, '$.sales')
      AND json_extract(s.body, '$.due') > 0 AND json_extract(s.body, '$.due') = (
        SELECT SUM(json_extract(l.value, '$.fen')) FROM json_each(NEW.body, '$.lines') l
        WHERE json_extract(l.value, '$.account') = '1002'));
  SELECT RAISE(ABORT, 'fund: a statement is settled once')
  WHERE EXISTS (
    SELECT 1 FROM fund_leaf o
    WHERE o.community_id = NEW.community_id AND o.kind = 'entry' AND o.id <> NEW.id
      AND json_extract(o.body, '$.sales') = json_extract(NEW.body, '$.sales')
      AND NOT EXISTS (SELECT 1 FROM fund_entry r WHERE r.reverses_id = o.id));
  SELECT RAISE(ABORT, 'fund: a statement that was taken back is not settled')
  WHERE EXISTS (
    SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
      AND json_extract(c.body, '$.about') = json_extract(NEW.body, '$.sales'));
END
-- next
CREATE TRIGGER fund_leaf_consent AFTER INSERT ON fund_leaf WHEN NEW.kind = 'consent' BEGIN
  SELECT RAISE(ABORT, 'fund: a consent says for which lot and purpose, who gave it, when, and how that is proven')
  WHERE COALESCE(json_extract(NEW.body, '$.sort') IN ('donor', 'plan')
    AND json_extract(NEW.body, '$.evidence') <> ''
    AND json_extract(NEW.body, '$.day') = date(json_extract(NEW.body, '$.day'), '+0 days')
    AND json_extract(NEW.body, '$.day') <= date(NEW.at, '+8 hours')
    AND EXISTS (
      SELECT 1 FROM fund_purpose p
      WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.to'))
    AND EXISTS (
      SELECT 1 FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id
      JOIN fund_entry e ON e.leaf_id = p.entry_id
      WHERE e.community_id = NEW.community_id
        AND e.number = CAST(json_extract(NEW.body, '$.lot') AS integer)
        AND e.number || '.' || p.line = json_extract(NEW.body, '$.lot')), 0) = 0;
END
-- next
CREATE TRIGGER fund_leaf_correction AFTER INSERT ON fund_leaf WHEN NEW.kind = 'correction' BEGIN
  SELECT RAISE(ABORT, 'fund: a correction says what it corrects, and why')
  WHERE COALESCE(json_extract(NEW.body, '$.about') BETWEEN 0 AND NEW.number - 1
    AND trim(json_extract(NEW.body, '$.words')) <> '', 0) = 0;
  SELECT RAISE(ABORT, 'fund: a statement that was settled or carried is not taken back')
  WHERE EXISTS (
    SELECT 1 FROM fund_leaf s
    WHERE s.community_id = NEW.community_id AND s.number = json_extract(NEW.body, '$.about') AND s.kind = 'sales'
      AND (EXISTS (
        SELECT 1 FROM fund_leaf o
        WHERE o.community_id = NEW.community_id AND o.kind = 'entry' AND json_extract(o.body, '$.sales') = s.number
          AND NOT EXISTS (SELECT 1 FROM fund_entry r WHERE r.reverses_id = o.id))
      OR EXISTS (
        SELECT 1 FROM fund_leaf t JOIN json_each(t.body, '$.carries') k
        WHERE t.community_id = NEW.community_id AND t.kind = 'sales' AND k.value = s.number
          AND NOT EXISTS (
            SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
              AND json_extract(c.body, '$.about') = t.number))
      OR EXISTS (
        SELECT 1 FROM fund_leaf t
        WHERE t.community_id = NEW.community_id AND t.kind = 'sales' AND json_extract(t.body, '$.about') = s.number
          AND NOT EXISTS (
            SELECT 1 FROM fund_leaf c WHERE c.community_id = NEW.community_id AND c.kind = 'correction'
              AND json_extract(c.body, '$.about') = t.number))));
END
