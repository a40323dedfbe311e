-- How the committee decides, on SQLite: seats, proposals, opinions and decisions follow from their leaves, and a
-- decision is refused unless the votes bear it.
CREATE VIEW fund_voice AS
SELECT v.proposal_id, s.leaf_id AS seat_id, s.number, s.constituency, s.start, s.until, v.choice, v.reason, v.alternate
FROM fund_vote v JOIN fund_seat s ON s.leaf_id = v.seat_id
WHERE v.alternate OR NOT EXISTS (
  SELECT 1 FROM fund_vote a WHERE a.proposal_id = v.proposal_id AND a.seat_id = v.seat_id AND a.alternate)
-- next
CREATE VIEW fund_related AS
SELECT a.proposal_id, p.id AS person_id FROM fund_application a JOIN people_person p ON p.community_id = a.community_id
WHERE p.id = a.made_by_id OR (p.phone_index <> '' AND p.phone_index IN (a.applicant_index, a.payee_index))
-- next
CREATE TRIGGER fund_leaf_seat AFTER INSERT ON fund_leaf WHEN NEW.kind = 'seat' BEGIN
  SELECT RAISE(ABORT, 'fund: a seat is told in whole') WHERE json_type(NEW.body, '$.seat') IS NOT 'integer'
    OR date(json_extract(NEW.body, '$.from')) IS NOT json_extract(NEW.body, '$.from')
    OR date(json_extract(NEW.body, '$.until')) IS NOT json_extract(NEW.body, '$.until');
  UPDATE fund_seat SET until = json_extract(NEW.body, '$.until')
  WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.seat')
    AND start = json_extract(NEW.body, '$.from');
  SELECT RAISE(ABORT, 'fund: a seat has one term at a time') WHERE EXISTS (
    SELECT 1 FROM fund_seat WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.seat')
      AND start <> json_extract(NEW.body, '$.from')
      AND (json_extract(NEW.body, '$.until') IS NULL OR start <= json_extract(NEW.body, '$.until'))
      AND (until IS NULL OR json_extract(NEW.body, '$.from') <= until));
  INSERT INTO fund_seat (leaf_id, community_id, number, constituency, start, until)
  SELECT NEW.id, NEW.community_id, json_extract(NEW.body, '$.seat'), json_extract(NEW.body, '$.of'),
    json_extract(NEW.body, '$.from'), json_extract(NEW.body, '$.until')
  WHERE NOT EXISTS (
    SELECT 1 FROM fund_seat WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.seat')
      AND start = json_extract(NEW.body, '$.from'));
END
-- next
CREATE TRIGGER fund_seat_of_leaf BEFORE INSERT ON fund_seat BEGIN
  SELECT RAISE(ABORT, 'fund: a seat is what its last leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'seat'
      AND json_extract(l.body, '$.seat') = NEW.number AND json_extract(l.body, '$.from') = NEW.start
      AND json_extract(l.body, '$.of') = NEW.constituency AND json_extract(l.body, '$.until') IS NEW.until
      AND l.number = (SELECT MAX(number) FROM fund_leaf o WHERE o.community_id = NEW.community_id AND o.kind = 'seat'
        AND json_extract(o.body, '$.seat') = NEW.number AND json_extract(o.body, '$.from') = NEW.start));
END
-- next
CREATE TRIGGER fund_seat_of_last_leaf BEFORE UPDATE ON fund_seat BEGIN
  SELECT RAISE(ABORT, 'fund: a seat is what its last leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.community_id = NEW.community_id AND l.kind = 'seat'
      AND json_extract(l.body, '$.seat') = NEW.number AND json_extract(l.body, '$.from') = NEW.start
      AND json_extract(l.body, '$.of') = NEW.constituency AND json_extract(l.body, '$.until') IS NEW.until
      AND l.number = (SELECT MAX(number) FROM fund_leaf o WHERE o.community_id = NEW.community_id AND o.kind = 'seat'
        AND json_extract(o.body, '$.seat') = NEW.number AND json_extract(o.body, '$.from') = NEW.start));
END
-- next
CREATE TRIGGER fund_sitting_one BEFORE INSERT ON fund_sitting BEGIN
  SELECT RAISE(ABORT, 'fund: nobody sits on two seats') WHERE EXISTS (
    SELECT 1 FROM fund_sitting o JOIN fund_seat s ON s.leaf_id = o.seat_id
    JOIN fund_seat n ON n.leaf_id = NEW.seat_id AND (n.until IS NULL OR s.start <= n.until)
      AND (s.until IS NULL OR n.start <= s.until)
    WHERE o.person_id = NEW.person_id AND o.id <> NEW.id);
  SELECT RAISE(ABORT, 'fund: a supervisor has no alternate') WHERE NEW.alternate AND EXISTS (
    SELECT 1 FROM fund_seat WHERE leaf_id = NEW.seat_id AND constituency = 'supervisor');
END
-- next
CREATE TRIGGER fund_leaf_proposal AFTER INSERT ON fund_leaf WHEN NEW.kind = 'proposal' BEGIN
  SELECT RAISE(ABORT, 'fund: a proposal asks for whole fen') WHERE json_type(NEW.body, '$.fen') IS NOT 'integer';
  SELECT RAISE(ABORT, 'fund: a proposal names a purpose that is there') WHERE NOT EXISTS (
    SELECT 1 FROM fund_purpose u
    WHERE u.community_id = NEW.community_id AND u.code = json_extract(NEW.body, '$.purpose'));
  INSERT INTO fund_proposal (leaf_id, community_id, number, code, sort, name, purpose_id, fen)
  SELECT NEW.id, NEW.community_id, NEW.number, json_extract(NEW.body, '$.proposal'), json_extract(NEW.body, '$.sort'),
    json_extract(NEW.body, '$.name'), u.id, json_extract(NEW.body, '$.fen')
  FROM fund_purpose u WHERE u.community_id = NEW.community_id AND u.code = json_extract(NEW.body, '$.purpose');
END
-- next
CREATE TRIGGER fund_proposal_of_leaf BEFORE INSERT ON fund_proposal BEGIN
  SELECT RAISE(ABORT, 'fund: a proposal is what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_purpose u ON u.id = NEW.purpose_id AND u.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'proposal' AND l.number = NEW.number
      AND json_extract(l.body, '$.proposal') = NEW.code AND json_extract(l.body, '$.sort') = NEW.sort
      AND json_extract(l.body, '$.name') = NEW.name AND json_extract(l.body, '$.purpose') = u.code
      AND json_extract(l.body, '$.fen') = NEW.fen);
END
-- next
CREATE TRIGGER fund_leaf_opinion AFTER INSERT ON fund_leaf WHEN NEW.kind = 'opinion' BEGIN
  SELECT RAISE(ABORT, 'fund: an opinion has its minutes')
  WHERE COALESCE(length(json_extract(NEW.body, '$.minutes')), 0) <> 64
    OR json_extract(NEW.body, '$.minutes') GLOB '*[^0-9a-f]*';
  SELECT RAISE(ABORT, 'fund: what is returned is returned with reasons')
  WHERE json_extract(NEW.body, '$.says') = 'return' AND trim(COALESCE(json_extract(NEW.body, '$.words'), '')) = '';
  SELECT RAISE(ABORT, 'fund: an opinion is not dated ahead')
  WHERE date(json_extract(NEW.body, '$.day')) IS NOT json_extract(NEW.body, '$.day')
    OR json_extract(NEW.body, '$.day') > date(NEW.at, '+8 hours');
  SELECT RAISE(ABORT, 'fund: an opinion is given on a proposal, before it is decided') WHERE NOT EXISTS (
    SELECT 1 FROM fund_proposal p
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal')
      AND NOT EXISTS (SELECT 1 FROM fund_decision d WHERE d.proposal_id = p.leaf_id));
  INSERT INTO fund_opinion (leaf_id, community_id, proposal_id, number, says, day)
  SELECT NEW.id, NEW.community_id, p.leaf_id, NEW.number, json_extract(NEW.body, '$.says'),
    json_extract(NEW.body, '$.day')
  FROM fund_proposal p
  WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal');
END
-- next
CREATE TRIGGER fund_opinion_of_leaf BEFORE INSERT ON fund_opinion BEGIN
  SELECT RAISE(ABORT, 'fund: an opinion is what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id AND p.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'opinion' AND l.number = NEW.number
      AND json_extract(l.body, '$.proposal') = p.number AND json_extract(l.body, '$.says') = NEW.says
      AND json_extract(l.body, '$.day') = NEW.day);
END
-- next
CREATE TRIGGER fund_motion_follows BEFORE INSERT ON fund_motion BEGIN
  SELECT RAISE(ABORT, 'fund: the Party committee of the community is heard before the vote') WHERE (
    SELECT says FROM fund_opinion WHERE proposal_id = NEW.proposal_id ORDER BY number DESC LIMIT 1) IS NOT 'agree';
  SELECT RAISE(ABORT, 'fund: it is known who applies before the vote') WHERE NOT EXISTS (
    SELECT 1 FROM fund_application WHERE proposal_id = NEW.proposal_id);
END
-- next
CREATE TRIGGER fund_vote_may BEFORE INSERT ON fund_vote BEGIN
  SELECT RAISE(ABORT, 'fund: a vote is cast by an open seat that votes') WHERE NOT EXISTS (
    SELECT 1 FROM fund_seat s JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id
    WHERE s.leaf_id = NEW.seat_id AND s.community_id = NEW.community_id AND p.community_id = NEW.community_id
      AND s.start <= date(NEW.at, '+8 hours') AND (s.until IS NULL OR s.until >= date(NEW.at, '+8 hours'))
      AND s.constituency <> 'supervisor');
  SELECT RAISE(ABORT, 'fund: nobody votes after the decision') WHERE EXISTS (
    SELECT 1 FROM fund_decision WHERE proposal_id = NEW.proposal_id);
  SELECT RAISE(ABORT, 'fund: a proposal is voted on once it is put to the vote') WHERE NOT EXISTS (
    SELECT 1 FROM fund_motion WHERE proposal_id = NEW.proposal_id);
  SELECT RAISE(ABORT, 'fund: whoever sits on a seat votes for it') WHERE NOT EXISTS (
    SELECT 1 FROM fund_sitting WHERE seat_id = NEW.seat_id AND person_id = NEW.person_id
      AND alternate = NEW.alternate);
  SELECT RAISE(ABORT, 'fund: whoever applies or is paid does not vote') WHERE NEW.choice <> 'recused' AND EXISTS (
    SELECT 1 FROM fund_related WHERE proposal_id = NEW.proposal_id AND person_id = NEW.person_id);
  SELECT RAISE(ABORT, 'fund: an alternate votes once the whole constituency is recused') WHERE NEW.alternate AND EXISTS (
    SELECT 1 FROM fund_seat s JOIN fund_seat held ON held.leaf_id = NEW.seat_id
    WHERE s.community_id = NEW.community_id AND s.constituency = held.constituency
      AND s.start <= date(NEW.at, '+8 hours') AND (s.until IS NULL OR s.until >= date(NEW.at, '+8 hours'))
      AND NOT EXISTS (
        SELECT 1 FROM fund_vote v WHERE v.proposal_id = NEW.proposal_id AND v.seat_id = s.leaf_id
          AND NOT v.alternate AND v.choice = 'recused'));
  SELECT RAISE(ABORT, 'fund: a vote on paper is entered by two people') WHERE NEW.means = 'paper' AND NOT EXISTS (
    SELECT 1 FROM fund_slip WHERE id = NEW.slip_id AND proposal_id = NEW.proposal_id AND seat_id = NEW.seat_id
      AND alternate = NEW.alternate AND choice = NEW.choice AND reason = NEW.reason
      AND entered_by_id <> NEW.confirmed_by_id);
END
-- next
CREATE TRIGGER fund_leaf_decision AFTER INSERT ON fund_leaf WHEN NEW.kind = 'decision' BEGIN
  SELECT RAISE(ABORT, 'fund: a decision is about a proposal') WHERE NOT EXISTS (
    SELECT 1 FROM fund_proposal
    WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.proposal'));
  SELECT RAISE(ABORT, 'fund: a decision says its day and whole fen')
  WHERE date(json_extract(NEW.body, '$.day')) IS NOT json_extract(NEW.body, '$.day')
    OR json_extract(NEW.body, '$.day') IS NULL OR json_type(NEW.body, '$.fen') IS NOT 'integer';
  SELECT RAISE(ABORT, 'fund: a committee has five voting seats or more, and an odd number of them')
  FROM (SELECT count(*) AS n FROM fund_seat WHERE community_id = NEW.community_id AND constituency <> 'supervisor'
    AND start <= json_extract(NEW.body, '$.day') AND (until IS NULL OR until >= json_extract(NEW.body, '$.day')))
  WHERE n < 5 OR n % 2 = 0;
  SELECT RAISE(ABORT, 'fund: a decision is dated after its votes, and not ahead')
  WHERE json_extract(NEW.body, '$.day') > date(NEW.at, '+8 hours') OR json_extract(NEW.body, '$.day') < (
    SELECT date(MAX(v.at), '+8 hours') FROM fund_vote v JOIN fund_proposal p ON p.leaf_id = v.proposal_id
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal'));
  SELECT RAISE(ABORT, 'fund: the Party committee of the community is heard before the decision') WHERE (
    SELECT o.says FROM fund_opinion o JOIN fund_proposal p ON p.leaf_id = o.proposal_id
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal')
    ORDER BY o.number DESC LIMIT 1) IS NOT 'agree';
  SELECT RAISE(ABORT, 'fund: whoever applies or is paid does not vote') WHERE EXISTS (
    SELECT 1 FROM fund_vote v JOIN fund_related r ON r.proposal_id = v.proposal_id AND r.person_id = v.person_id
    JOIN fund_proposal p ON p.leaf_id = v.proposal_id
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal')
      AND v.choice <> 'recused');
  SELECT RAISE(ABORT, 'fund: a decision tells the votes as they were cast') WHERE EXISTS (
    SELECT 1 FROM (
      SELECT 'yes' AS choice, value AS seat FROM json_each(NEW.body, '$.yes')
      UNION ALL SELECT 'no', value FROM json_each(NEW.body, '$.no')
      UNION ALL SELECT 'recused', json_extract(value, '$.seat') FROM json_each(NEW.body, '$.recused')) s
    LEFT JOIN (
      SELECT v.number, v.choice FROM fund_voice v JOIN fund_proposal p ON p.leaf_id = v.proposal_id
      WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal')
        AND v.start <= json_extract(NEW.body, '$.day')
        AND (v.until IS NULL OR v.until >= json_extract(NEW.body, '$.day'))) v
      ON v.number IS s.seat AND v.choice = s.choice
    WHERE v.number IS NULL)
  OR json_array_length(NEW.body, '$.yes') + json_array_length(NEW.body, '$.no')
    + json_array_length(NEW.body, '$.recused') IS NOT (
    SELECT count(*) FROM fund_voice v JOIN fund_proposal p ON p.leaf_id = v.proposal_id
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal')
      AND v.start <= json_extract(NEW.body, '$.day')
      AND (v.until IS NULL OR v.until >= json_extract(NEW.body, '$.day')))
  OR EXISTS (SELECT 1 FROM (SELECT value FROM json_each(NEW.body, '$.yes')
    UNION ALL SELECT value FROM json_each(NEW.body, '$.no')) GROUP BY value HAVING count(*) > 1);
  SELECT RAISE(ABORT, 'fund: more than half of the voting seats vote')
  WHERE 2 * (json_array_length(NEW.body, '$.yes') + json_array_length(NEW.body, '$.no')) <= (
    SELECT count(*) FROM fund_seat WHERE community_id = NEW.community_id AND constituency <> 'supervisor'
      AND start <= json_extract(NEW.body, '$.day') AND (until IS NULL OR until >= json_extract(NEW.body, '$.day')));
  SELECT RAISE(ABORT, 'fund: each of the three constituencies votes') WHERE (
    SELECT count(DISTINCT v.constituency) FROM fund_voice v JOIN fund_proposal p ON p.leaf_id = v.proposal_id
    WHERE p.community_id = NEW.community_id AND p.number = json_extract(NEW.body, '$.proposal')
      AND v.start <= json_extract(NEW.body, '$.day')
      AND (v.until IS NULL OR v.until >= json_extract(NEW.body, '$.day')) AND v.choice <> 'recused') < 3;
  SELECT RAISE(ABORT, 'fund: a yes has more than half of the votes cast')
  WHERE json_extract(NEW.body, '$.says') IS NOT CASE
    WHEN json_array_length(NEW.body, '$.yes') > json_array_length(NEW.body, '$.no') THEN 'yes' ELSE 'no' END;
  SELECT RAISE(ABORT, 'fund: a decision gives its reason')
  WHERE trim(COALESCE(json_extract(NEW.body, '$.reason'), '')) = '';
  SELECT RAISE(ABORT, 'fund: no more is decided than was asked for') WHERE json_extract(NEW.body, '$.fen') > (
    SELECT fen FROM fund_proposal
    WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.proposal'));
  INSERT INTO fund_decision (leaf_id, community_id, proposal_id, number, says, fen, day, ordered, drawn, advanced)
  SELECT NEW.id, NEW.community_id, leaf_id, NEW.number, json_extract(NEW.body, '$.says'),
    json_extract(NEW.body, '$.fen'), json_extract(NEW.body, '$.day'), 0, 0, 0
  FROM fund_proposal WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.proposal');
END
-- next
CREATE TRIGGER fund_decision_of_leaf BEFORE INSERT ON fund_decision BEGIN
  SELECT RAISE(ABORT, 'fund: a decision is what its leaf says')
  WHERE NEW.ordered <> 0 OR NEW.drawn <> 0 OR NEW.advanced <> 0 OR NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id AND p.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'decision' AND l.number = NEW.number
      AND json_extract(l.body, '$.proposal') = p.number AND json_extract(l.body, '$.says') = NEW.says
      AND json_extract(l.body, '$.fen') = NEW.fen AND json_extract(l.body, '$.day') = NEW.day);
END
