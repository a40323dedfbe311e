-- How residents vote, on SQLite: what is announced stands as it was prepared, ballots come from codes that were given
-- out, and a result tells the ballots as they were cast; a proposal that names a result carries out what won.
CREATE VIEW fund_valid_code AS
SELECT c.id, c.community_id, c.poll_id, c.digest FROM fund_code c
WHERE NOT EXISTS (SELECT 1 FROM fund_code r WHERE r.replaces_id = c.id)
-- next
CREATE VIEW fund_cast AS
SELECT b.poll_id, c.digest, b.ticks, b.means FROM fund_ballot b JOIN fund_valid_code c ON c.id = b.code_id
WHERE NOT EXISTS (SELECT 1 FROM fund_ballot o WHERE o.code_id = b.code_id AND o.number > b.number)
-- next
CREATE TRIGGER fund_poll_stays BEFORE UPDATE ON fund_poll BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE NEW.id <> OLD.id OR EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id = OLD.id);
END
-- next
CREATE TRIGGER fund_poll_kept BEFORE DELETE ON fund_poll BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id = OLD.id);
END
-- next
CREATE TRIGGER fund_pool_not_added BEFORE INSERT ON fund_pool BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id = NEW.poll_id);
END
-- next
CREATE TRIGGER fund_pool_stays BEFORE UPDATE ON fund_pool BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id IN (OLD.poll_id, NEW.poll_id));
END
-- next
CREATE TRIGGER fund_pool_kept BEFORE DELETE ON fund_pool BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id = OLD.poll_id);
END
-- next
CREATE TRIGGER fund_candidate_not_added BEFORE INSERT ON fund_candidate BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id = NEW.poll_id);
END
-- next
CREATE TRIGGER fund_candidate_stays BEFORE UPDATE ON fund_candidate BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id IN (OLD.poll_id, NEW.poll_id));
END
-- next
CREATE TRIGGER fund_candidate_kept BEFORE DELETE ON fund_candidate BEGIN
  SELECT RAISE(ABORT, 'fund: a vote that is announced is not changed') WHERE EXISTS (
    SELECT 1 FROM fund_announced WHERE poll_id = OLD.poll_id);
END
-- next
CREATE TRIGGER fund_leaf_vote AFTER INSERT ON fund_leaf WHEN NEW.kind = 'vote' BEGIN
  SELECT RAISE(ABORT, 'fund: a vote is announced as it was prepared') WHERE NOT EXISTS (
    SELECT 1 FROM fund_poll p WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote')
      AND p.name = json_extract(NEW.body, '$.name') AND p.words = json_extract(NEW.body, '$.words')
      AND p.opens = json_extract(NEW.body, '$.opens') AND p.closes = json_extract(NEW.body, '$.closes')
      AND p.least = json_extract(NEW.body, '$.least'));
  SELECT RAISE(ABORT, 'fund: a vote is announced before the day on which it opens')
  WHERE json_extract(NEW.body, '$.opens') <= date(NEW.at, '+8 hours');
  SELECT RAISE(ABORT, 'fund: the money of a vote is told as it was prepared') WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.pools') said LEFT JOIN (
      SELECT u.code, o.yuan FROM fund_pool o JOIN fund_purpose u ON u.id = o.purpose_id
      JOIN fund_poll p ON p.id = o.poll_id
      WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote')) o
      ON o.code = json_extract(said.value, '$.purpose') AND o.yuan = json_extract(said.value, '$.yuan')
    WHERE o.code IS NULL)
  OR json_array_length(NEW.body, '$.pools') IS NOT (
    SELECT count(DISTINCT json_extract(value, '$.purpose')) FROM json_each(NEW.body, '$.pools'))
  OR json_array_length(NEW.body, '$.pools') IS NOT (
    SELECT count(*) FROM fund_pool o JOIN fund_poll p ON p.id = o.poll_id
    WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote'));
  SELECT RAISE(ABORT, 'fund: the projects of a vote are told as they were prepared') WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.projects') said LEFT JOIN (
      SELECT c.number, c.name, c.words, c.yuan, u.code FROM fund_candidate c JOIN fund_purpose u ON u.id = c.purpose_id
      JOIN fund_poll p ON p.id = c.poll_id
      WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote') AND c.struck = '') c
      ON c.number = json_extract(said.value, '$.project') AND c.name = json_extract(said.value, '$.name')
      AND c.words = json_extract(said.value, '$.words') AND c.yuan = json_extract(said.value, '$.yuan')
      AND c.code = json_extract(said.value, '$.purpose')
    WHERE c.number IS NULL)
  OR json_array_length(NEW.body, '$.projects') IS NOT (
    SELECT count(DISTINCT json_extract(value, '$.project')) FROM json_each(NEW.body, '$.projects'))
  OR json_array_length(NEW.body, '$.projects') IS NOT (
    SELECT count(*) FROM fund_candidate c JOIN fund_poll p ON p.id = c.poll_id
    WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote') AND c.struck = '');
  SELECT RAISE(ABORT, 'fund: a vote has projects') WHERE json_array_length(NEW.body, '$.projects') = 0;
  SELECT RAISE(ABORT, 'fund: what is struck is told with its reason') WHERE (
    SELECT json_group_array(json_array(number, reason)) FROM (
      SELECT json_extract(value, '$.project') AS number, json_extract(value, '$.reason') AS reason
      FROM json_each(NEW.body, '$.struck') ORDER BY 1)) IS NOT (
    SELECT json_group_array(json_array(number, struck)) FROM (
      SELECT c.number, c.struck FROM fund_candidate c JOIN fund_poll p ON p.id = c.poll_id
      WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote') AND c.struck <> ''
      ORDER BY 1));
  SELECT RAISE(ABORT, 'fund: a project is paid from money of its purpose that the vote offers') WHERE EXISTS (
    SELECT 1 FROM fund_candidate c JOIN fund_poll p ON p.id = c.poll_id
    LEFT JOIN fund_pool o ON o.poll_id = p.id AND o.purpose_id = c.purpose_id
    WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote') AND c.struck = ''
      AND (o.id IS NULL OR c.yuan > o.yuan));
  SELECT RAISE(ABORT, 'fund: a vote offers no more than its purposes hold') WHERE EXISTS (
    SELECT 1 FROM fund_pool o JOIN fund_poll p ON p.id = o.poll_id JOIN fund_purpose u ON u.id = o.purpose_id
    WHERE p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote')
      AND (u.agency OR u.community_id <> NEW.community_id OR 100 * o.yuan > (
        SELECT COALESCE(SUM(l.remaining), 0) FROM fund_lot l JOIN fund_account a ON a.id = l.account_id
        WHERE l.purpose_id = u.id AND a.code = '1002')));
  SELECT RAISE(ABORT, 'fund: each household has a code, of which the log holds the digest')
  WHERE COALESCE(json_array_length(NEW.body, '$.codes'), 0) = 0 OR EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.codes')
    WHERE type <> 'text' OR length(value) <> 64 OR value GLOB '*[^0-9a-f]*');
  INSERT INTO fund_announced (leaf_id, community_id, poll_id, number)
  SELECT NEW.id, NEW.community_id, id, NEW.number FROM fund_poll
  WHERE community_id = NEW.community_id AND code = json_extract(NEW.body, '$.vote');
  INSERT INTO fund_code (community_id, poll_id, leaf_id, place, digest, replaces_id)
  SELECT NEW.community_id, p.id, NEW.id, j.key, j.value, NULL FROM json_each(NEW.body, '$.codes') j
  JOIN fund_poll p ON p.community_id = NEW.community_id AND p.code = json_extract(NEW.body, '$.vote');
END
-- next
CREATE TRIGGER fund_announced_of_leaf BEFORE INSERT ON fund_announced BEGIN
  SELECT RAISE(ABORT, 'fund: a vote is announced by its leaf') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_poll p ON p.id = NEW.poll_id AND p.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'vote' AND l.number = NEW.number
      AND json_extract(l.body, '$.vote') = p.code);
END
-- next
CREATE TRIGGER fund_leaf_reissue AFTER INSERT ON fund_leaf WHEN NEW.kind = 'reissue' BEGIN
  SELECT RAISE(ABORT, 'fund: a code is replaced as long as its vote is open') WHERE NOT EXISTS (
    SELECT 1 FROM fund_announced a JOIN fund_poll p ON p.id = a.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
      AND p.closes >= date(NEW.at, '+8 hours') AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id));
  SELECT RAISE(ABORT, 'fund: a code that is replaced was given out and is not void yet') WHERE NOT EXISTS (
    SELECT 1 FROM fund_valid_code c JOIN fund_announced a ON a.poll_id = c.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
      AND c.digest = json_extract(NEW.body, '$.void'));
  SELECT RAISE(ABORT, 'fund: a code is replaced with a reason, by another')
  WHERE trim(COALESCE(json_extract(NEW.body, '$.words'), '')) = ''
    OR COALESCE(length(json_extract(NEW.body, '$.code')), 0) <> 64
    OR json_extract(NEW.body, '$.code') GLOB '*[^0-9a-f]*';
  INSERT INTO fund_code (community_id, poll_id, leaf_id, place, digest, replaces_id)
  SELECT NEW.community_id, c.poll_id, NEW.id, 0, json_extract(NEW.body, '$.code'), c.id FROM fund_code c
  WHERE c.community_id = NEW.community_id AND c.digest = json_extract(NEW.body, '$.void');
END
-- next
CREATE TRIGGER fund_code_of_leaf BEFORE INSERT ON fund_code BEGIN
  SELECT RAISE(ABORT, 'fund: a code is given out by its leaf') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND CASE l.kind
      WHEN 'vote' THEN NEW.replaces_id IS NULL
        AND json_extract(l.body, '$.codes[' || NEW.place || ']') = NEW.digest
        AND EXISTS (SELECT 1 FROM fund_announced WHERE leaf_id = l.id AND poll_id = NEW.poll_id)
      WHEN 'reissue' THEN json_extract(l.body, '$.code') = NEW.digest AND EXISTS (
        SELECT 1 FROM fund_code o JOIN fund_announced a ON a.poll_id = o.poll_id
        WHERE o.id = NEW.replaces_id AND o.digest = json_extract(l.body, '$.void') AND o.poll_id = NEW.poll_id
          AND a.number = json_extract(l.body, '$.vote'))
      ELSE 0 END);
END
-- next
CREATE TRIGGER fund_handedin_may BEFORE INSERT ON fund_handedin BEGIN
  SELECT RAISE(ABORT, 'fund: a ballot comes from a valid code, while its vote is open') WHERE NOT EXISTS (
    SELECT 1 FROM fund_valid_code c JOIN fund_poll p ON p.id = c.poll_id
    WHERE c.id = NEW.code_id AND c.community_id = NEW.community_id AND p.opens <= date(NEW.at, '+8 hours')
      AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id));
  SELECT RAISE(ABORT, 'fund: a slip that was handed in stands') WHERE EXISTS (
    SELECT 1 FROM fund_ballot WHERE code_id = NEW.code_id AND means = 'paper');
  SELECT RAISE(ABORT, 'fund: a ballot ticks projects of its vote, as many as its rules ask') WHERE NOT EXISTS (
    SELECT 1 FROM fund_code k JOIN fund_poll p ON p.id = k.poll_id WHERE k.id = NEW.code_id AND (
      SELECT json_group_array(number) FROM (
        SELECT c.number FROM fund_candidate c WHERE c.poll_id = p.id AND c.struck = ''
          AND c.number IN (SELECT value FROM json_each(NEW.ticks)) ORDER BY c.number)) = NEW.ticks
      AND json_array_length(NEW.ticks) >= min(p.least, (
        SELECT count(*) FROM fund_candidate WHERE poll_id = p.id AND struck = '')));
END
-- next
CREATE TRIGGER fund_ballot_may BEFORE INSERT ON fund_ballot BEGIN
  SELECT RAISE(ABORT, 'fund: a ballot comes from a valid code, while its vote is open') WHERE NOT EXISTS (
    SELECT 1 FROM fund_valid_code c JOIN fund_poll p ON p.id = c.poll_id
    WHERE c.id = NEW.code_id AND p.id = NEW.poll_id AND c.community_id = NEW.community_id
      AND p.opens <= date(NEW.at, '+8 hours') AND (NEW.means = 'paper' OR p.closes >= date(NEW.at, '+8 hours'))
      AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id));
  SELECT RAISE(ABORT, 'fund: a slip that was handed in stands') WHERE EXISTS (
    SELECT 1 FROM fund_ballot WHERE code_id = NEW.code_id AND means = 'paper');
  SELECT RAISE(ABORT, 'fund: ballots of a code are numbered one after the other') WHERE NEW.number IS NOT (
    SELECT COALESCE(MAX(number), 0) + 1 FROM fund_ballot WHERE code_id = NEW.code_id);
  SELECT RAISE(ABORT, 'fund: a ballot ticks projects of its vote, as many as its rules ask') WHERE NOT EXISTS (
    SELECT 1 FROM fund_poll p WHERE p.id = NEW.poll_id AND (
      SELECT json_group_array(number) FROM (
        SELECT c.number FROM fund_candidate c WHERE c.poll_id = p.id AND c.struck = ''
          AND c.number IN (SELECT value FROM json_each(NEW.ticks)) ORDER BY c.number)) = NEW.ticks
      AND json_array_length(NEW.ticks) >= min(p.least, (
        SELECT count(*) FROM fund_candidate WHERE poll_id = p.id AND struck = '')));
  SELECT RAISE(ABORT, 'fund: a ballot on paper is entered by two people') WHERE NEW.means = 'paper' AND NOT EXISTS (
    SELECT 1 FROM fund_handedin WHERE id = NEW.paper_id AND code_id = NEW.code_id AND ticks = NEW.ticks
      AND entered_by_id <> NEW.confirmed_by_id);
END
-- next
CREATE TRIGGER fund_leaf_result AFTER INSERT ON fund_leaf WHEN NEW.kind = 'result' BEGIN
  SELECT RAISE(ABORT, 'fund: votes are counted once, when their last day is over') WHERE NOT EXISTS (
    SELECT 1 FROM fund_announced a JOIN fund_poll p ON p.id = a.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
      AND p.closes < date(NEW.at, '+8 hours') AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id));
  SELECT RAISE(ABORT, 'fund: ties are decided by the first signed root that covers the announcement') WHERE (
    SELECT h.root FROM fund_head h WHERE h.community_id = NEW.community_id
      AND h.size > json_extract(NEW.body, '$.vote') ORDER BY h.size, h.at LIMIT 1) IS NOT json_extract(NEW.body, '$.lot')
    OR json_extract(NEW.body, '$.lot') IS NULL;
  SELECT RAISE(ABORT, 'fund: a result tells the ballots as they were cast') WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.ballots') said
    LEFT JOIN fund_code c ON c.digest = json_extract(said.value, '$.code') AND c.poll_id = (
      SELECT poll_id FROM fund_announced
      WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.vote'))
      AND NOT EXISTS (SELECT 1 FROM fund_code r WHERE r.replaces_id = c.id)
    LEFT JOIN fund_ballot b ON b.code_id = c.id AND b.ticks = json_extract(said.value, '$.ticks')
      AND NOT EXISTS (SELECT 1 FROM fund_ballot o WHERE o.code_id = b.code_id AND o.number > b.number)
    WHERE b.id IS NULL)
  OR (SELECT count(DISTINCT json_extract(value, '$.code')) FROM json_each(NEW.body, '$.ballots')) <> (
    SELECT count(*) FROM fund_cast v JOIN fund_announced a ON a.poll_id = v.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote'))
  OR (SELECT count(DISTINCT json_extract(value, '$.code')) FROM json_each(NEW.body, '$.ballots')) IS NOT
    json_array_length(NEW.body, '$.ballots');
  SELECT RAISE(ABORT, 'fund: a result says of how many households, and how many voted on paper')
  WHERE json_extract(NEW.body, '$.households') IS NOT (
    SELECT count(*) FROM fund_valid_code c JOIN fund_announced a ON a.poll_id = c.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote'))
  OR json_extract(NEW.body, '$.paper') IS NOT (
    SELECT count(*) FROM fund_cast v JOIN fund_announced a ON a.poll_id = v.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote') AND v.means = 'paper');
  SELECT RAISE(ABORT, 'fund: a result spends each pool on projects of its purpose, and no more than it holds')
  WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.body, '$.pools') said LEFT JOIN (
      SELECT u.code, o.yuan, o.poll_id, o.purpose_id FROM fund_pool o JOIN fund_purpose u ON u.id = o.purpose_id
      JOIN fund_announced a ON a.poll_id = o.poll_id
      WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')) o
      ON o.code = json_extract(said.value, '$.purpose') AND o.yuan = json_extract(said.value, '$.yuan')
    WHERE o.code IS NULL OR json_array_length(said.value, '$.funded') IS NOT (
      SELECT count(*) FROM fund_candidate c WHERE c.poll_id = o.poll_id AND c.purpose_id = o.purpose_id
        AND c.struck = '' AND c.number IN (SELECT value FROM json_each(said.value, '$.funded')))
      OR json_extract(said.value, '$.cost') > o.yuan OR json_extract(said.value, '$.cost') IS NOT (
      SELECT COALESCE(SUM(c.yuan), 0) FROM fund_candidate c WHERE c.poll_id = o.poll_id
        AND c.number IN (SELECT value FROM json_each(said.value, '$.funded'))))
  OR json_array_length(NEW.body, '$.pools') IS NOT (
    SELECT count(*) FROM fund_pool o JOIN fund_announced a ON a.poll_id = o.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote'))
  OR json_array_length(NEW.body, '$.pools') IS NOT (
    SELECT count(DISTINCT json_extract(value, '$.purpose')) FROM json_each(NEW.body, '$.pools'));
  INSERT INTO fund_result (leaf_id, community_id, poll_id, number)
  SELECT NEW.id, NEW.community_id, poll_id, NEW.number FROM fund_announced
  WHERE community_id = NEW.community_id AND number = json_extract(NEW.body, '$.vote');
END
-- next
CREATE TRIGGER fund_result_of_leaf BEFORE INSERT ON fund_result BEGIN
  SELECT RAISE(ABORT, 'fund: a result is what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_announced a ON a.poll_id = NEW.poll_id AND a.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'result' AND l.number = NEW.number
      AND json_extract(l.body, '$.vote') = a.number);
END
-- next
CREATE TRIGGER fund_leaf_mandate AFTER INSERT ON fund_leaf
WHEN NEW.kind = 'proposal' AND COALESCE(json_type(NEW.body, '$.vote'), json_type(NEW.body, '$.project')) IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'fund: a proposal carries out what has won the vote that it names') WHERE NOT EXISTS (
    SELECT 1 FROM fund_announced a JOIN fund_result r ON r.poll_id = a.poll_id JOIN fund_leaf l ON l.id = r.leaf_id,
      json_each(l.body, '$.pools') pool, json_each(pool.value, '$.funded') won
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
      AND won.value = json_extract(NEW.body, '$.project'));
  SELECT RAISE(ABORT, 'fund: what won is paid from its purpose, with no more than it was to cost') WHERE NOT EXISTS (
    SELECT 1 FROM fund_announced a JOIN fund_candidate c ON c.poll_id = a.poll_id
    JOIN fund_purpose u ON u.id = c.purpose_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
      AND c.number = json_extract(NEW.body, '$.project') AND u.code = json_extract(NEW.body, '$.purpose')
      AND json_extract(NEW.body, '$.fen') <= 100 * c.yuan);
  SELECT RAISE(ABORT, 'fund: what won is carried out once') WHERE EXISTS (
    SELECT 1 FROM fund_mandate m JOIN fund_candidate c ON c.id = m.candidate_id
    JOIN fund_announced a ON a.poll_id = c.poll_id
    WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
      AND c.number = json_extract(NEW.body, '$.project')
      AND NOT EXISTS (SELECT 1 FROM fund_decision d WHERE d.proposal_id = m.proposal_id AND d.says = 'no')
      AND (SELECT o.says FROM fund_opinion o WHERE o.proposal_id = m.proposal_id ORDER BY o.number DESC LIMIT 1)
        IS NOT 'return');
  INSERT INTO fund_mandate (proposal_id, community_id, candidate_id)
  SELECT NEW.id, NEW.community_id, c.id FROM fund_announced a JOIN fund_candidate c ON c.poll_id = a.poll_id
  WHERE a.community_id = NEW.community_id AND a.number = json_extract(NEW.body, '$.vote')
    AND c.number = json_extract(NEW.body, '$.project');
END
-- next
CREATE TRIGGER fund_mandate_of_leaf BEFORE INSERT ON fund_mandate BEGIN
  SELECT RAISE(ABORT, 'fund: a proposal carries out what its leaf says') WHERE NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_announced a ON a.number = json_extract(l.body, '$.vote')
      AND a.community_id = l.community_id
    JOIN fund_candidate c ON c.poll_id = a.poll_id AND c.number = json_extract(l.body, '$.project')
    WHERE l.id = NEW.proposal_id AND l.community_id = NEW.community_id AND l.kind = 'proposal'
      AND c.id = NEW.candidate_id);
END
