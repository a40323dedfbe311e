-- How money goes out, on SQLite: an order rests on a decision with room left, an entry on an order that fits, the last
-- payment on what overseers and a user found.
CREATE VIEW fund_finding AS
SELECT c.proposal_id, c.part, c.checker_id, k.kind, c.good FROM fund_check c
JOIN fund_checker k ON k.id = c.checker_id AND k.ended_at IS NULL
WHERE NOT EXISTS (
  SELECT 1 FROM fund_check l WHERE l.checker_id = c.checker_id AND l.part = c.part AND (l.at, l.id) > (c.at, c.id))
-- next
CREATE VIEW fund_frozen AS
WITH concern AS (
  SELECT d.leaf_id AS decision_id, d.community_id, p.number FROM fund_decision d
  JOIN fund_proposal p ON p.leaf_id = d.proposal_id
  UNION ALL SELECT leaf_id, community_id, number FROM fund_decision
  UNION ALL SELECT o.decision_id, o.community_id, e.number FROM fund_outlay o JOIN fund_entry e ON e.leaf_id = o.entry_id)
SELECT DISTINCT c.decision_id, q.number FROM concern c
JOIN fund_leaf q ON q.community_id = c.community_id AND q.kind = 'query'
  AND json_extract(q.body, '$.about') = c.number AND json_extract(q.body, '$.says') = 'freeze'
WHERE NOT EXISTS (
  SELECT 1 FROM fund_leaf r WHERE r.community_id = q.community_id AND r.kind = 'query' AND r.number > q.number
    AND json_extract(r.body, '$.about') = c.number AND json_extract(r.body, '$.says') = 'release')
-- next
CREATE TRIGGER fund_checker_may BEFORE INSERT ON fund_checker BEGIN
  SELECT RAISE(ABORT, 'fund: a checker looks at a proposal of the community') WHERE NOT EXISTS (
    SELECT 1 FROM fund_proposal WHERE leaf_id = NEW.proposal_id AND community_id = NEW.community_id);
  SELECT RAISE(ABORT, 'fund: a project has two overseers') WHERE NEW.kind = 'overseer' AND (
    SELECT count(*) FROM fund_checker WHERE proposal_id = NEW.proposal_id AND kind = 'overseer' AND ended_at IS NULL
  ) >= 2;
  SELECT RAISE(ABORT, 'fund: whoever sits on the committee does not check for it') WHERE NEW.phone_index <> ''
    AND EXISTS (
      SELECT 1 FROM fund_sitting t JOIN people_person p ON p.id = t.person_id AND p.phone_index = NEW.phone_index
      JOIN fund_seat s ON s.leaf_id = t.seat_id
      WHERE s.start <= date(NEW.at, '+8 hours') AND (s.until IS NULL OR s.until >= date(NEW.at, '+8 hours')));
  SELECT RAISE(ABORT, 'fund: whoever applies or is paid does not check') WHERE NEW.phone_index <> '' AND EXISTS (
    SELECT 1 FROM fund_application
    WHERE proposal_id = NEW.proposal_id AND NEW.phone_index IN (applicant_index, payee_index));
END
-- next
CREATE TRIGGER fund_check_may BEFORE INSERT ON fund_check BEGIN
  SELECT RAISE(ABORT, 'fund: whoever was named for it checks it') WHERE NOT EXISTS (
    SELECT 1 FROM fund_checker WHERE id = NEW.checker_id AND proposal_id = NEW.proposal_id
      AND community_id = NEW.community_id AND ended_at IS NULL);
END
-- next
CREATE TRIGGER fund_leaf_acceptance AFTER INSERT ON fund_leaf WHEN NEW.kind = 'acceptance' BEGIN
  SELECT RAISE(ABORT, 'fund: what was decided is accepted') WHERE NOT EXISTS (
    SELECT 1 FROM fund_proposal p JOIN fund_decision d ON d.proposal_id = p.leaf_id AND d.says = 'yes'
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal'));
  INSERT INTO fund_acceptance (leaf_id, community_id, proposal_id, number, part, final, day)
  SELECT NEW.id, NEW.community_id, p.leaf_id, NEW.number, CASE WHEN json_extract(NEW.body, '$.final') THEN 0 ELSE (
    SELECT m.key + 1 FROM fund_leaf l JOIN json_each(l.body, '$.milestones') m
    WHERE l.id = p.leaf_id AND m.value = json_extract(NEW.body, '$.part')) END,
    json_extract(NEW.body, '$.final'), json_extract(NEW.body, '$.day')
  FROM fund_proposal p
  WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal');
  SELECT RAISE(ABORT, 'fund: both overseers found it good') FROM fund_acceptance a WHERE a.leaf_id = NEW.id AND (
    json_extract(NEW.body, '$.overseers') IS NOT 2
    OR (SELECT count(*) FROM fund_checker k WHERE k.proposal_id = a.proposal_id AND k.kind = 'overseer'
      AND k.ended_at IS NULL) <> 2
    OR (SELECT count(*) FROM fund_finding f WHERE f.proposal_id = a.proposal_id AND f.part = a.part
      AND f.kind = 'overseer' AND f.good) <> 2);
  SELECT RAISE(ABORT, 'fund: someone who uses it found it good') FROM fund_acceptance a WHERE a.leaf_id = NEW.id AND (
    COALESCE(json_extract(NEW.body, '$.users'), 0) < 1 OR json_extract(NEW.body, '$.users') IS NOT (
      SELECT count(*) FROM fund_finding f WHERE f.proposal_id = a.proposal_id AND f.part = a.part
        AND f.kind = 'user' AND f.good));
END
-- next
CREATE TRIGGER fund_acceptance_of_leaf BEFORE INSERT ON fund_acceptance BEGIN
  SELECT RAISE(ABORT, 'fund: a part is one of the milestones, or the whole')
  WHERE NEW.part IS NULL OR NEW.final IS NULL OR NEW.final NOT IN (0, 1);
  SELECT RAISE(ABORT, 'fund: an acceptance is what its leaf says') WHERE (NEW.part = 0) <> NEW.final OR NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id AND p.community_id = l.community_id
    JOIN fund_leaf a ON a.id = p.leaf_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'acceptance' AND l.number = NEW.number
      AND json_extract(l.body, '$.proposal') = p.number AND json_extract(l.body, '$.final') = NEW.final
      AND json_extract(l.body, '$.day') = NEW.day
      AND (NEW.final
        OR json_extract(a.body, '$.milestones[' || (NEW.part - 1) || ']') = json_extract(l.body, '$.part')));
END
-- next
CREATE TRIGGER fund_order_may BEFORE INSERT ON fund_order BEGIN
  SELECT RAISE(ABORT, 'fund: an order rests on a decision that says yes') WHERE NOT EXISTS (
    SELECT 1 FROM fund_decision
    WHERE leaf_id = NEW.decision_id AND community_id = NEW.community_id AND says = 'yes');
  SELECT RAISE(ABORT, 'fund: what is held for a named person is apart from the fund''s own') WHERE NOT EXISTS (
    SELECT 1 FROM fund_decision d JOIN fund_proposal p ON p.leaf_id = d.proposal_id
    JOIN fund_purpose u ON u.id = p.purpose_id WHERE d.leaf_id = NEW.decision_id AND u.agency = (NEW.cost = '2601'));
  SELECT RAISE(ABORT, 'fund: what is not accepted is only advanced')
  FROM fund_decision d JOIN fund_proposal p ON p.leaf_id = d.proposal_id
  WHERE d.leaf_id = NEW.decision_id AND p.sort IN ('project', 'seed', 'kits') AND NEW.sort = 'payment'
    AND NOT EXISTS (SELECT 1 FROM fund_acceptance WHERE proposal_id = p.leaf_id);
  SELECT RAISE(ABORT, 'fund: the last payment waits for the overseers and a user')
  FROM fund_decision d JOIN fund_proposal p ON p.leaf_id = d.proposal_id
  WHERE d.leaf_id = NEW.decision_id AND p.sort IN ('project', 'seed', 'kits')
    AND (NEW.final OR d.ordered + NEW.fen >= d.fen)
    AND NOT EXISTS (SELECT 1 FROM fund_acceptance WHERE proposal_id = p.leaf_id AND final);
END
-- next
CREATE TRIGGER fund_order_takes AFTER INSERT ON fund_order BEGIN
  UPDATE fund_decision SET ordered = ordered + NEW.fen WHERE leaf_id = NEW.decision_id;
END
-- next
CREATE TRIGGER fund_void_may BEFORE INSERT ON fund_void BEGIN
  SELECT RAISE(ABORT, 'fund: what is paid is reversed before its order is void') WHERE EXISTS (
    SELECT 1 FROM fund_outlay o WHERE o.order_id = NEW.order_id
      AND NOT EXISTS (SELECT 1 FROM fund_entry r WHERE r.reverses_id = o.entry_id));
END
-- next
CREATE TRIGGER fund_void_frees AFTER INSERT ON fund_void BEGIN
  UPDATE fund_decision SET ordered = ordered - (SELECT fen FROM fund_order WHERE id = NEW.order_id)
  WHERE leaf_id = (SELECT decision_id FROM fund_order WHERE id = NEW.order_id);
END
-- next
CREATE TRIGGER fund_payout_may BEFORE INSERT ON fund_payout BEGIN
  SELECT RAISE(ABORT, 'fund: an order that stands is paid') WHERE NOT EXISTS (
    SELECT 1 FROM fund_order WHERE id = NEW.order_id AND community_id = NEW.community_id)
    OR EXISTS (SELECT 1 FROM fund_void WHERE order_id = NEW.order_id);
  SELECT RAISE(ABORT, 'fund: whoever applied, decided or ordered does not pay')
  FROM fund_order o JOIN fund_decision d ON d.leaf_id = o.decision_id WHERE o.id = NEW.order_id AND (
    NEW.payer_id = o.made_by_id
    OR EXISTS (SELECT 1 FROM fund_related WHERE proposal_id = d.proposal_id AND person_id = NEW.payer_id)
    OR EXISTS (SELECT 1 FROM fund_vote WHERE proposal_id = d.proposal_id AND person_id = NEW.payer_id
      AND choice <> 'recused'));
END
-- next
CREATE TRIGGER fund_entry_paid AFTER INSERT ON fund_entry WHEN NEW.sort IN ('payment', 'advance') BEGIN
  SELECT RAISE(ABORT, 'fund: what is paid has an order that fits') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_order o ON o.community_id = NEW.community_id
      AND o.key = json_extract(l.body, '$.order') AND o.key = NEW.key AND o.sort = NEW.sort
    JOIN fund_decision d ON d.leaf_id = o.decision_id AND d.number = json_extract(l.body, '$.decision')
    WHERE l.id = NEW.leaf_id);
  SELECT RAISE(ABORT, 'fund: an order that is void is not paid') WHERE EXISTS (
    SELECT 1 FROM fund_order o JOIN fund_void v ON v.order_id = o.id
    WHERE o.community_id = NEW.community_id AND o.key = NEW.key);
  SELECT RAISE(ABORT, 'fund: an order is paid by the accountant') WHERE NOT EXISTS (
    SELECT 1 FROM fund_order o JOIN fund_payout y ON y.order_id = o.id
    WHERE o.community_id = NEW.community_id AND o.key = NEW.key);
  SELECT RAISE(ABORT, 'fund: the federation has frozen it') WHERE EXISTS (
    SELECT 1 FROM fund_order o JOIN fund_frozen z ON z.decision_id = o.decision_id
    WHERE o.community_id = NEW.community_id AND o.key = NEW.key);
  SELECT RAISE(ABORT, 'fund: money of one purpose cannot serve another') WHERE EXISTS (
    SELECT 1 FROM fund_order o JOIN fund_decision d ON d.leaf_id = o.decision_id
    JOIN fund_proposal p ON p.leaf_id = d.proposal_id JOIN fund_purpose u ON u.id = p.purpose_id
    JOIN fund_leaf l ON l.id = NEW.leaf_id JOIN json_each(l.body, '$.lines') i
    WHERE o.community_id = NEW.community_id AND o.key = NEW.key AND json_extract(i.value, '$.purpose') <> u.code);
  SELECT RAISE(ABORT, 'fund: what is paid is what was ordered')
  FROM fund_order o JOIN fund_leaf l ON l.id = NEW.leaf_id
  WHERE o.community_id = NEW.community_id AND o.key = NEW.key AND (
    (SELECT SUM(json_extract(value, '$.fen')) FROM json_each(l.body, '$.lines')
      WHERE json_extract(value, '$.account') = o.account) IS NOT -o.fen
    OR (SELECT SUM(json_extract(value, '$.fen')) FROM json_each(l.body, '$.lines')
      WHERE json_extract(value, '$.account') = CASE WHEN NEW.sort = 'advance' THEN '1141' ELSE o.cost END)
      IS NOT o.fen
    OR EXISTS (
      SELECT 1 FROM json_each(l.body, '$.lines') JOIN fund_account a ON a.community_id = NEW.community_id
        AND a.code = json_extract(value, '$.account') AND a.lots WHERE a.code <> o.account));
  INSERT INTO fund_outlay (entry_id, community_id, decision_id, order_id, drawn, advanced)
  SELECT NEW.leaf_id, NEW.community_id, decision_id, id, fen, CASE WHEN sort = 'advance' THEN fen ELSE 0 END
  FROM fund_order WHERE community_id = NEW.community_id AND key = NEW.key;
  UPDATE fund_decision SET drawn = drawn + (SELECT drawn FROM fund_outlay WHERE entry_id = NEW.leaf_id),
    advanced = advanced + (SELECT advanced FROM fund_outlay WHERE entry_id = NEW.leaf_id)
  WHERE leaf_id = (SELECT decision_id FROM fund_outlay WHERE entry_id = NEW.leaf_id);
END
-- next
CREATE TRIGGER fund_entry_turned AFTER INSERT ON fund_entry WHEN NEW.sort IN ('cost', 'returned', 'reversal') BEGIN
  INSERT INTO fund_outlay (entry_id, community_id, decision_id, order_id, drawn, advanced)
  SELECT NEW.leaf_id, NEW.community_id, d.leaf_id, NULL, 0, (
    SELECT COALESCE(SUM(json_extract(value, '$.fen')), 0) FROM json_each(l.body, '$.lines')
    WHERE json_extract(value, '$.account') = '1141')
  FROM fund_leaf l JOIN fund_decision d ON d.community_id = l.community_id
    AND d.number = json_extract(l.body, '$.decision')
  JOIN fund_proposal p ON p.leaf_id = d.proposal_id AND (p.sort NOT IN ('project', 'seed', 'kits')
    OR EXISTS (SELECT 1 FROM fund_acceptance a WHERE a.proposal_id = p.leaf_id))
  WHERE l.id = NEW.leaf_id AND NEW.sort = 'cost';
  INSERT INTO fund_outlay (entry_id, community_id, decision_id, order_id, drawn, advanced)
  SELECT NEW.leaf_id, NEW.community_id, o.decision_id, NULL, (
    SELECT COALESCE(SUM(json_extract(value, '$.fen')), 0) FROM json_each(l.body, '$.lines')
    WHERE json_extract(value, '$.account') = '1141'), (
    SELECT COALESCE(SUM(json_extract(value, '$.fen')), 0) FROM json_each(l.body, '$.lines')
    WHERE json_extract(value, '$.account') = '1141')
  FROM fund_leaf l JOIN fund_entry e ON e.community_id = l.community_id AND e.sort = 'advance'
    AND e.number = json_extract(l.body, '$.about')
  JOIN fund_outlay o ON o.entry_id = e.leaf_id
  WHERE l.id = NEW.leaf_id AND NEW.sort = 'returned';
  INSERT INTO fund_outlay (entry_id, community_id, decision_id, order_id, drawn, advanced)
  SELECT NEW.leaf_id, NEW.community_id, decision_id, NULL, -drawn, -advanced
  FROM fund_outlay WHERE entry_id = NEW.reverses_id AND NEW.sort = 'reversal';
  SELECT RAISE(ABORT, 'fund: an advance becomes a cost on acceptance') WHERE NEW.sort = 'cost' AND NOT EXISTS (
    SELECT 1 FROM fund_outlay WHERE entry_id = NEW.leaf_id AND advanced < 0);
  SELECT RAISE(ABORT, 'fund: what comes back of an advance goes to the lots it was drawn from')
  WHERE NEW.sort = 'returned' AND NOT EXISTS (
    SELECT 1 FROM fund_outlay WHERE entry_id = NEW.leaf_id AND advanced < 0);
  SELECT RAISE(ABORT, 'fund: money of one purpose cannot serve another') WHERE NEW.sort = 'cost' AND EXISTS (
    SELECT 1 FROM fund_outlay o JOIN fund_decision d ON d.leaf_id = o.decision_id
    JOIN fund_proposal p ON p.leaf_id = d.proposal_id JOIN fund_purpose u ON u.id = p.purpose_id
    JOIN fund_leaf l ON l.id = o.entry_id JOIN json_each(l.body, '$.lines') i
    WHERE o.entry_id = NEW.leaf_id AND json_extract(i.value, '$.purpose') <> u.code);
  UPDATE fund_decision SET drawn = drawn + (SELECT drawn FROM fund_outlay WHERE entry_id = NEW.leaf_id),
    advanced = advanced + (SELECT advanced FROM fund_outlay WHERE entry_id = NEW.leaf_id)
  WHERE leaf_id = (SELECT decision_id FROM fund_outlay WHERE entry_id = NEW.leaf_id);
END
-- next
CREATE TRIGGER fund_outlay_of_entry BEFORE INSERT ON fund_outlay BEGIN
  SELECT RAISE(ABORT, 'fund: an outlay is what its entry says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_entry e JOIN fund_leaf l ON l.id = e.leaf_id
    WHERE e.leaf_id = NEW.entry_id AND e.community_id = NEW.community_id AND (
      (e.sort IN ('payment', 'advance') AND EXISTS (
        SELECT 1 FROM fund_order o WHERE o.id = NEW.order_id AND o.key = e.key AND o.decision_id = NEW.decision_id
          AND o.fen = NEW.drawn AND NEW.advanced = CASE WHEN o.sort = 'advance' THEN o.fen ELSE 0 END))
      OR (e.sort IN ('cost', 'returned') AND NEW.advanced = (
        SELECT SUM(json_extract(value, '$.fen')) FROM json_each(l.body, '$.lines')
        WHERE json_extract(value, '$.account') = '1141')
        AND NEW.drawn = CASE e.sort WHEN 'cost' THEN 0 ELSE NEW.advanced END)
      OR (e.sort = 'reversal' AND EXISTS (
        SELECT 1 FROM fund_outlay o WHERE o.entry_id = e.reverses_id AND o.decision_id = NEW.decision_id
          AND o.drawn = -NEW.drawn AND o.advanced = -NEW.advanced))));
END
-- next
CREATE TRIGGER fund_decision_sums BEFORE UPDATE ON fund_decision BEGIN
  SELECT RAISE(ABORT, 'fund: what a decision has used follows from its orders and entries')
  WHERE NEW.ordered <> (SELECT COALESCE(SUM(o.fen), 0) FROM fund_order o WHERE o.decision_id = NEW.leaf_id
      AND NOT EXISTS (SELECT 1 FROM fund_void v WHERE v.order_id = o.id))
    OR NEW.drawn <> (SELECT COALESCE(SUM(drawn), 0) FROM fund_outlay WHERE decision_id = NEW.leaf_id)
    OR NEW.advanced <> (SELECT COALESCE(SUM(advanced), 0) FROM fund_outlay WHERE decision_id = NEW.leaf_id);
END
