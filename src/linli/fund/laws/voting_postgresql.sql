-- How residents vote, on PostgreSQL: what is announced stands as it was prepared, ballots come from codes that were
-- given out, and a result tells the ballots as they were cast; a proposal that names a result carries out what won.
CREATE VIEW fund_valid_code AS
SELECT c.id, c.community_id, c.poll_id, c.digest FROM fund_code c
WHERE NOT EXISTS (SELECT 1 FROM fund_code r WHERE r.replaces_id = c.id)
-- next
CREATE VIEW fund_cast AS
SELECT b.poll_id, c.digest, b.ticks, b.means FROM fund_ballot b JOIN fund_valid_code c ON c.id = b.code_id
WHERE NOT EXISTS (SELECT 1 FROM fund_ballot o WHERE o.code_id = b.code_id AND o.number > b.number)
-- next
CREATE FUNCTION fund_is_announced(about uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
SELECT EXISTS (SELECT 1 FROM fund_announced WHERE poll_id = about) $$
-- next
CREATE FUNCTION fund_poll_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR fund_is_announced(OLD.id) OR (TG_OP = 'UPDATE' AND NEW.id <> OLD.id) THEN
    PERFORM fund_refuse('a vote that is announced is not changed');
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$
-- next
CREATE TRIGGER fund_poll_stays BEFORE UPDATE OR DELETE ON fund_poll FOR EACH ROW EXECUTE FUNCTION fund_poll_stays()
-- next
CREATE FUNCTION fund_part_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' OR (TG_OP <> 'INSERT' AND fund_is_announced(OLD.poll_id))
    OR (TG_OP <> 'DELETE' AND fund_is_announced(NEW.poll_id)) THEN
    PERFORM fund_refuse('a vote that is announced is not changed');
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$
-- next
CREATE TRIGGER fund_pool_stays BEFORE INSERT OR UPDATE OR DELETE ON fund_pool FOR EACH ROW
EXECUTE FUNCTION fund_part_stays()
-- next
CREATE TRIGGER fund_candidate_stays BEFORE INSERT OR UPDATE OR DELETE ON fund_candidate FOR EACH ROW
EXECUTE FUNCTION fund_part_stays()
-- next
CREATE FUNCTION fund_vote_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fund_refuse('a vote that is announced is not changed');
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_poll_no_truncate BEFORE TRUNCATE ON fund_poll EXECUTE FUNCTION fund_vote_kept()
-- next
CREATE TRIGGER fund_pool_no_truncate BEFORE TRUNCATE ON fund_pool EXECUTE FUNCTION fund_vote_kept()
-- next
CREATE TRIGGER fund_candidate_no_truncate BEFORE TRUNCATE ON fund_candidate EXECUTE FUNCTION fund_vote_kept()
-- next
CREATE FUNCTION fund_leaf_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  prepared fund_poll%ROWTYPE;
BEGIN
  SELECT * INTO prepared FROM fund_poll p WHERE p.community_id = NEW.community_id AND p.code = said ->> 'vote'
    AND p.name = said ->> 'name' AND p.words = said ->> 'words' AND p.opens = (said ->> 'opens')::date
    AND p.closes = (said ->> 'closes')::date AND p.least = (said ->> 'least')::integer;
  IF NOT FOUND THEN
    PERFORM fund_refuse('a vote is announced as it was prepared');
  ELSIF prepared.opens <= fund_day(NEW.at) THEN
    PERFORM fund_refuse('a vote is announced before the day on which it opens');
  ELSIF (
    SELECT jsonb_agg(jsonb_build_array(value -> 'purpose', value -> 'yuan') ORDER BY value ->> 'purpose')
    FROM jsonb_array_elements(said -> 'pools')) IS DISTINCT FROM (
    SELECT jsonb_agg(jsonb_build_array(u.code, o.yuan) ORDER BY u.code::text) FROM fund_pool o
    JOIN fund_purpose u ON u.id = o.purpose_id WHERE o.poll_id = prepared.id) THEN
    PERFORM fund_refuse('the money of a vote is told as it was prepared');
  ELSIF (
    SELECT jsonb_agg(jsonb_build_array(value -> 'project', value -> 'name', value -> 'words', value -> 'yuan',
      value -> 'purpose') ORDER BY (value ->> 'project')::integer)
    FROM jsonb_array_elements(said -> 'projects')) IS DISTINCT FROM (
    SELECT jsonb_agg(jsonb_build_array(c.number, c.name, c.words, c.yuan, u.code) ORDER BY c.number)
    FROM fund_candidate c JOIN fund_purpose u ON u.id = c.purpose_id
    WHERE c.poll_id = prepared.id AND c.struck = '') THEN
    PERFORM fund_refuse('the projects of a vote are told as they were prepared');
  ELSIF jsonb_array_length(said -> 'projects') = 0 THEN
    PERFORM fund_refuse('a vote has projects');
  ELSIF (
    SELECT jsonb_agg(jsonb_build_array(value -> 'project', value -> 'reason') ORDER BY (value ->> 'project')::integer)
    FROM jsonb_array_elements(said -> 'struck')) IS DISTINCT FROM (
    SELECT jsonb_agg(jsonb_build_array(c.number, c.struck) ORDER BY c.number) FROM fund_candidate c
    WHERE c.poll_id = prepared.id AND c.struck <> '') THEN
    PERFORM fund_refuse('what is struck is told with its reason');
  ELSIF EXISTS (
    SELECT 1 FROM fund_candidate c LEFT JOIN fund_pool o ON o.poll_id = c.poll_id AND o.purpose_id = c.purpose_id
    WHERE c.poll_id = prepared.id AND c.struck = '' AND (o.id IS NULL OR c.yuan > o.yuan)) THEN
    PERFORM fund_refuse('a project is paid from money of its purpose that the vote offers');
  ELSIF EXISTS (
    SELECT 1 FROM fund_pool o JOIN fund_purpose u ON u.id = o.purpose_id
    WHERE o.poll_id = prepared.id AND (u.agency OR u.community_id <> NEW.community_id OR 100 * o.yuan::bigint > (
      SELECT COALESCE(SUM(l.remaining), 0) FROM fund_lot l JOIN fund_account a ON a.id = l.account_id
      WHERE l.purpose_id = u.id AND a.code = '1002'))) THEN
    PERFORM fund_refuse('a vote offers no more than its purposes hold');
  ELSIF COALESCE(jsonb_array_length(said -> 'codes'), 0) = 0 OR EXISTS (
    SELECT 1 FROM jsonb_array_elements_text(said -> 'codes') WHERE value !~ '^[0-9a-f]{64}$') THEN
    PERFORM fund_refuse('each household has a code, of which the log holds the digest');
  END IF;
  INSERT INTO fund_announced (leaf_id, community_id, poll_id, number)
  VALUES (NEW.id, NEW.community_id, prepared.id, NEW.number);
  INSERT INTO fund_code (community_id, poll_id, leaf_id, place, digest, replaces_id)
  SELECT NEW.community_id, prepared.id, NEW.id, j.place - 1, j.digest, NULL
  FROM jsonb_array_elements_text(said -> 'codes') WITH ORDINALITY j (digest, place);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_vote AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'vote')
EXECUTE FUNCTION fund_leaf_vote()
-- next
CREATE FUNCTION fund_announced_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_poll p ON p.id = NEW.poll_id AND p.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'vote' AND l.number = NEW.number
      AND l.body::jsonb ->> 'vote' = p.code) THEN
    PERFORM fund_refuse('a vote is announced by its leaf');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_announced_of_leaf BEFORE INSERT ON fund_announced FOR EACH ROW
EXECUTE FUNCTION fund_announced_of_leaf()
-- next
CREATE FUNCTION fund_leaf_reissue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  about uuid;
  lost bigint;
BEGIN
  SELECT p.id INTO about FROM fund_announced a JOIN fund_poll p ON p.id = a.poll_id
  WHERE a.community_id = NEW.community_id AND a.number = (said ->> 'vote')::integer AND p.closes >= fund_day(NEW.at)
    AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id);
  IF NOT FOUND THEN
    PERFORM fund_refuse('a code is replaced as long as its vote is open');
  END IF;
  SELECT id INTO lost FROM fund_valid_code WHERE poll_id = about AND digest = said ->> 'void';
  IF NOT FOUND THEN
    PERFORM fund_refuse('a code that is replaced was given out and is not void yet');
  ELSIF COALESCE(btrim(said ->> 'words'), '') = '' OR NOT COALESCE(said ->> 'code' ~ '^[0-9a-f]{64}$', false) THEN
    PERFORM fund_refuse('a code is replaced with a reason, by another');
  END IF;
  INSERT INTO fund_code (community_id, poll_id, leaf_id, place, digest, replaces_id)
  VALUES (NEW.community_id, about, NEW.id, 0, said ->> 'code', lost);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_reissue AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'reissue')
EXECUTE FUNCTION fund_leaf_reissue()
-- next
CREATE FUNCTION fund_codes_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM fresh f WHERE f.replaces_id IS NULL AND NOT EXISTS (
      SELECT 1 FROM fund_announced a WHERE a.leaf_id = f.leaf_id AND a.poll_id = f.poll_id
        AND a.community_id = f.community_id))
  OR EXISTS (
    SELECT 1 FROM fresh f LEFT JOIN (
      SELECT l.id, j.place - 1 AS place, j.digest
      FROM (SELECT DISTINCT leaf_id FROM fresh WHERE replaces_id IS NULL) d JOIN fund_leaf l ON l.id = d.leaf_id,
        jsonb_array_elements_text(l.body::jsonb -> 'codes') WITH ORDINALITY j (digest, place)) told
      ON told.id = f.leaf_id AND told.place = f.place AND told.digest = f.digest
    WHERE f.replaces_id IS NULL AND told.id IS NULL)
  OR EXISTS (
    SELECT 1 FROM fresh f WHERE f.replaces_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM fund_leaf l JOIN fund_code o ON o.id = f.replaces_id AND o.poll_id = f.poll_id
      JOIN fund_announced a ON a.poll_id = o.poll_id
      WHERE l.id = f.leaf_id AND l.community_id = f.community_id AND l.kind = 'reissue'
        AND l.body::jsonb ->> 'code' = f.digest AND l.body::jsonb ->> 'void' = o.digest
        AND (l.body::jsonb ->> 'vote')::integer = a.number)) THEN
    PERFORM fund_refuse('a code is given out by its leaf');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_codes_of_leaf AFTER INSERT ON fund_code REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT
EXECUTE FUNCTION fund_codes_of_leaf()
-- next
CREATE FUNCTION fund_ticks_hold(about uuid, ticks text) RETURNS boolean LANGUAGE sql STABLE AS $$
SELECT COALESCE(jsonb_agg(c.number ORDER BY c.number) FILTER (WHERE ticks::jsonb @> to_jsonb(c.number)), '[]') = ticks::jsonb
  AND jsonb_array_length(ticks::jsonb) >= LEAST(count(*), (SELECT p.least FROM fund_poll p WHERE p.id = about))
FROM fund_candidate c WHERE c.poll_id = about AND c.struck = '' $$
-- next
CREATE FUNCTION fund_handedin_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid;
BEGIN
  SELECT p.id INTO about FROM fund_valid_code c JOIN fund_poll p ON p.id = c.poll_id
  WHERE c.id = NEW.code_id AND c.community_id = NEW.community_id AND p.opens <= fund_day(NEW.at)
    AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id);
  IF NOT FOUND THEN
    PERFORM fund_refuse('a ballot comes from a valid code, while its vote is open');
  ELSIF EXISTS (SELECT 1 FROM fund_ballot WHERE code_id = NEW.code_id AND means = 'paper') THEN
    PERFORM fund_refuse('a slip that was handed in stands');
  ELSIF NOT fund_ticks_hold(about, NEW.ticks) THEN
    PERFORM fund_refuse('a ballot ticks projects of its vote, as many as its rules ask');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_handedin_may BEFORE INSERT ON fund_handedin FOR EACH ROW EXECUTE FUNCTION fund_handedin_may()
-- next
CREATE FUNCTION fund_ballot_may() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_valid_code c JOIN fund_poll p ON p.id = c.poll_id
    WHERE c.id = NEW.code_id AND p.id = NEW.poll_id AND c.community_id = NEW.community_id
      AND p.opens <= fund_day(NEW.at) AND (NEW.means = 'paper' OR p.closes >= fund_day(NEW.at))
      AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id)) THEN
    PERFORM fund_refuse('a ballot comes from a valid code, while its vote is open');
  ELSIF EXISTS (SELECT 1 FROM fund_ballot WHERE code_id = NEW.code_id AND means = 'paper') THEN
    PERFORM fund_refuse('a slip that was handed in stands');
  ELSIF NEW.number IS DISTINCT FROM (
    SELECT COALESCE(MAX(number), 0) + 1 FROM fund_ballot WHERE code_id = NEW.code_id) THEN
    PERFORM fund_refuse('ballots of a code are numbered one after the other');
  ELSIF NOT fund_ticks_hold(NEW.poll_id, NEW.ticks) THEN
    PERFORM fund_refuse('a ballot ticks projects of its vote, as many as its rules ask');
  ELSIF NEW.means = 'paper' AND NOT EXISTS (
    SELECT 1 FROM fund_handedin WHERE id = NEW.paper_id AND code_id = NEW.code_id AND ticks = NEW.ticks
      AND entered_by_id <> NEW.confirmed_by_id) THEN
    PERFORM fund_refuse('a ballot on paper is entered by two people');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_ballot_may BEFORE INSERT ON fund_ballot FOR EACH ROW EXECUTE FUNCTION fund_ballot_may()
-- next
CREATE FUNCTION fund_leaf_result() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  about uuid;
BEGIN
  SELECT p.id INTO about FROM fund_announced a JOIN fund_poll p ON p.id = a.poll_id
  WHERE a.community_id = NEW.community_id AND a.number = (said ->> 'vote')::integer AND p.closes < fund_day(NEW.at)
    AND NOT EXISTS (SELECT 1 FROM fund_result r WHERE r.poll_id = p.id);
  IF NOT FOUND THEN
    PERFORM fund_refuse('votes are counted once, when their last day is over');
  ELSIF said ->> 'lot' IS NULL OR said ->> 'lot' IS DISTINCT FROM (
    SELECT h.root FROM fund_head h WHERE h.community_id = NEW.community_id AND h.size > (said ->> 'vote')::integer
    ORDER BY h.size, h.at LIMIT 1) THEN
    PERFORM fund_refuse('ties are decided by the first signed root that covers the announcement');
  ELSIF (
    SELECT jsonb_agg(jsonb_build_array(value -> 'code', value -> 'ticks') ORDER BY value ->> 'code' COLLATE "C")
    FROM jsonb_array_elements(said -> 'ballots')) IS DISTINCT FROM (
    SELECT jsonb_agg(jsonb_build_array(digest, ticks::jsonb) ORDER BY digest COLLATE "C") FROM fund_cast
    WHERE poll_id = about) THEN
    PERFORM fund_refuse('a result tells the ballots as they were cast');
  ELSIF (said ->> 'households')::integer IS DISTINCT FROM (
    SELECT count(*)::integer FROM fund_valid_code WHERE poll_id = about)
    OR (said ->> 'paper')::integer IS DISTINCT FROM (
    SELECT count(*)::integer FROM fund_cast WHERE poll_id = about AND means = 'paper') THEN
    PERFORM fund_refuse('a result says of how many households, and how many voted on paper');
  ELSIF (
    SELECT jsonb_agg(jsonb_build_array(value -> 'purpose', value -> 'yuan') ORDER BY value ->> 'purpose')
    FROM jsonb_array_elements(said -> 'pools')) IS DISTINCT FROM (
    SELECT jsonb_agg(jsonb_build_array(u.code, o.yuan) ORDER BY u.code::text) FROM fund_pool o
    JOIN fund_purpose u ON u.id = o.purpose_id WHERE o.poll_id = about)
  OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(said -> 'pools') pool
    JOIN fund_purpose u ON u.community_id = NEW.community_id AND u.code = pool.value ->> 'purpose'
    CROSS JOIN LATERAL (
      SELECT count(*) AS n, COALESCE(SUM(c.yuan), 0) AS cost FROM fund_candidate c
      WHERE c.poll_id = about AND c.purpose_id = u.id AND c.struck = ''
        AND pool.value -> 'funded' @> to_jsonb(c.number)) f
    WHERE jsonb_array_length(pool.value -> 'funded') IS DISTINCT FROM f.n
      OR (pool.value ->> 'cost')::bigint IS DISTINCT FROM f.cost OR f.cost > (pool.value ->> 'yuan')::bigint) THEN
    PERFORM fund_refuse('a result spends each pool on projects of its purpose, and no more than it holds');
  END IF;
  INSERT INTO fund_result (leaf_id, community_id, poll_id, number) VALUES (NEW.id, NEW.community_id, about, NEW.number);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_result AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'result')
EXECUTE FUNCTION fund_leaf_result()
-- next
CREATE FUNCTION fund_result_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_announced a ON a.poll_id = NEW.poll_id AND a.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'result' AND l.number = NEW.number
      AND (l.body::jsonb ->> 'vote')::integer = a.number) THEN
    PERFORM fund_refuse('a result is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_result_of_leaf BEFORE INSERT ON fund_result FOR EACH ROW EXECUTE FUNCTION fund_result_of_leaf()
-- next
CREATE FUNCTION fund_leaf_mandate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  won record;
BEGIN
  IF NOT (said ? 'vote' OR said ? 'project') THEN
    RETURN NULL;
  END IF;
  SELECT c.id, c.yuan, u.code INTO won FROM fund_announced a
  JOIN fund_result r ON r.poll_id = a.poll_id JOIN fund_leaf l ON l.id = r.leaf_id
  JOIN fund_candidate c ON c.poll_id = a.poll_id AND c.number = (said ->> 'project')::integer
  JOIN fund_purpose u ON u.id = c.purpose_id
  WHERE a.community_id = NEW.community_id AND a.number = (said ->> 'vote')::integer AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(l.body::jsonb -> 'pools') WHERE value -> 'funded' @> to_jsonb(c.number));
  IF NOT FOUND THEN
    PERFORM fund_refuse('a proposal carries out what has won the vote that it names');
  ELSIF won.code IS DISTINCT FROM said ->> 'purpose' OR (said ->> 'fen')::bigint > 100 * won.yuan::bigint THEN
    PERFORM fund_refuse('what won is paid from its purpose, with no more than it was to cost');
  ELSIF EXISTS (
    SELECT 1 FROM fund_mandate m WHERE m.candidate_id = won.id
      AND NOT EXISTS (SELECT 1 FROM fund_decision d WHERE d.proposal_id = m.proposal_id AND d.says = 'no')
      AND (SELECT o.says FROM fund_opinion o WHERE o.proposal_id = m.proposal_id ORDER BY o.number DESC LIMIT 1)
        IS DISTINCT FROM 'return') THEN
    PERFORM fund_refuse('what won is carried out once');
  END IF;
  INSERT INTO fund_mandate (proposal_id, community_id, candidate_id) VALUES (NEW.id, NEW.community_id, won.id);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_mandate AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'proposal')
EXECUTE FUNCTION fund_leaf_mandate()
-- next
CREATE FUNCTION fund_mandate_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_candidate c ON c.id = NEW.candidate_id
    JOIN fund_announced a ON a.poll_id = c.poll_id AND a.community_id = l.community_id
    WHERE l.id = NEW.proposal_id AND l.community_id = NEW.community_id AND l.kind = 'proposal'
      AND (l.body::jsonb ->> 'vote')::integer = a.number AND (l.body::jsonb ->> 'project')::integer = c.number) THEN
    PERFORM fund_refuse('a proposal carries out what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_mandate_of_leaf BEFORE INSERT ON fund_mandate FOR EACH ROW EXECUTE FUNCTION fund_mandate_of_leaf()
