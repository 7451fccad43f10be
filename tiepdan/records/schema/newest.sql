PRAGMA application_id = 1953064304;

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE derivation (
	id INTEGER NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	holidays_version VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_derivation CHECK (id = 1)
);

CREATE TABLE sanction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subject VARCHAR(32) NOT NULL, 
	form VARCHAR NOT NULL, 
	imposed_on DATE NOT NULL, 
	note VARCHAR, 
	CONSTRAINT sanctioned CHECK (subject IN ('head', 'official', 'petitioner'))
);

CREATE INDEX ix_sanction_imposed_on ON sanction (imposed_on);

CREATE TABLE visit_petition (
	visit_id INTEGER NOT NULL, 
	petition_id INTEGER NOT NULL, 
	PRIMARY KEY (visit_id, petition_id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	FOREIGN KEY(visit_id) REFERENCES visit (id)
);

CREATE INDEX ix_visit_petition_petition_id ON visit_petition (petition_id);

CREATE TABLE calendar_override (
	day DATE NOT NULL, 
	is_worked BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	authority VARCHAR, 
	PRIMARY KEY (day), 
	CONSTRAINT reason_not_empty CHECK (length(reason) > 0)
);

CREATE TABLE pack_switch (
	pack VARCHAR NOT NULL, 
	is_on BOOLEAN NOT NULL, 
	PRIMARY KEY (pack)
);

CREATE TABLE calendar_day (
	day DATE NOT NULL, 
	is_worked BOOLEAN NOT NULL, 
	kind VARCHAR, 
	name VARCHAR, 
	authority VARCHAR, 
	is_confirmed BOOLEAN NOT NULL, 
	worked_count INTEGER NOT NULL, 
	PRIMARY KEY (day)
);

CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	recorded_at VARCHAR NOT NULL, 
	clerk VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	reason VARCHAR, 
	petition_id INTEGER, 
	undoes INTEGER, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT clerk_not_empty CHECK (length(clerk) > 0), 
	CONSTRAINT words_not_empty CHECK (length(words) > 0), 
	CONSTRAINT undoes_earlier CHECK (undoes < id), 
	FOREIGN KEY(undoes) REFERENCES operation (id)
);

CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_key VARCHAR NOT NULL, 
	petition_id INTEGER, 
	meeting_id INTEGER, 
	open VARCHAR NOT NULL, 
	personal VARCHAR, 
	personal_digest VARCHAR, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_change_operation_id ON change (operation_id);

CREATE INDEX ix_change_petition_id ON change (petition_id);

CREATE INDEX ix_change_meeting_id ON change (meeting_id);

CREATE INDEX ix_change_row ON change (table_name, row_key);

CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER operation_is_not_altered BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER change_is_not_altered BEFORE UPDATE ON change WHEN (OLD.personal_digest IS NOT NULL OR OLD.personal IS NULL) AND (NEW.personal IS NOT NULL OR NEW.personal_digest IS NOT OLD.personal_digest) OR NEW.id <> OLD.id OR NEW.operation_id <> OLD.operation_id OR NEW.table_name <> OLD.table_name OR NEW.row_key <> OLD.row_key OR NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id OR NEW.open <> OLD.open BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE VIRTUAL TABLE search USING fts5(what, who, place, mark, exact_what, exact_who, exact_place, exact_mark, tokenize = 'ascii');

CREATE TABLE "deadline" (
	id INTEGER NOT NULL, 
	petition_id INTEGER, 
	meeting_id INTEGER, 
	limit_id VARCHAR NOT NULL, 
	version_id VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	started_on DATE NOT NULL, 
	raw_due DATE NOT NULL, 
	due DATE NOT NULL, 
	alternative_due DATE, 
	late_after DATE NOT NULL, 
	done_on DATE, 
	done_by VARCHAR, 
	is_met BOOLEAN NOT NULL, 
	paused_since DATE, 
	is_provisional BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_subject CHECK ((petition_id IS NULL) <> (meeting_id IS NULL)), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	FOREIGN KEY(petition_id) REFERENCES petition (id) ON DELETE CASCADE
);

CREATE INDEX ix_deadline_meeting ON deadline (meeting_id, done_on, late_after);

CREATE INDEX ix_deadline_open ON deadline (done_on, late_after);

CREATE INDEX ix_deadline_petition ON deadline (petition_id, done_on, late_after);

CREATE TABLE register (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_register CHECK (id = 1)
);

CREATE TABLE staff (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	position VARCHAR, 
	since DATE NOT NULL, 
	until DATE, 
	CONSTRAINT ends_after_its_start CHECK (until IS NULL OR until >= since), 
	CONSTRAINT position_of_signatory CHECK (position IS NOT NULL OR role NOT IN ('by_order', 'by_authorisation')), 
	CONSTRAINT role CHECK (role IN ('chair', 'acting_chair', 'vice_chair', 'by_order', 'by_authorisation', 'party_secretary', 'team_leader', 'team_deputy', 'team_member', 'focal_officer'))
);

CREATE TABLE "decision_measure" (
	event_id INTEGER NOT NULL, 
	measure VARCHAR(32) NOT NULL, 
	petition_id INTEGER NOT NULL, 
	amount BIGINT NOT NULL, 
	PRIMARY KEY (event_id, measure), 
	CONSTRAINT amount_positive CHECK (amount > 0), 
	FOREIGN KEY(event_id) REFERENCES petition_event (id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT measure CHECK (measure IN ('recovered_money', 'recovered_land', 'returned_money', 'returned_land', 'organisations_restored', 'persons_restored', 'organisations_disciplined', 'persons_disciplined', 'officials_disciplined', 'cases_to_investigators', 'persons_to_investigators', 'officials_to_investigators', 'cases_prosecuted', 'persons_prosecuted', 'officials_prosecuted'))
);

CREATE INDEX ix_decision_measure_petition_id ON decision_measure (petition_id);

CREATE TABLE training (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(32) NOT NULL, 
	held_on DATE NOT NULL, 
	title VARCHAR NOT NULL, 
	classes INTEGER NOT NULL, 
	people INTEGER, 
	organiser VARCHAR, 
	CONSTRAINT classes_positive CHECK (classes >= 1), 
	CONSTRAINT people_not_negative CHECK (people >= 0), 
	CONSTRAINT people_of_a_class CHECK (kind <> 'organised' OR people IS NOT NULL), 
	CONSTRAINT title_not_empty CHECK (length(title) > 0), 
	CONSTRAINT trainingkind CHECK (kind IN ('organised', 'attended', 'dissemination'))
);

CREATE INDEX ix_training_held_on ON training (held_on);

CREATE TABLE inspection (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	counted_on DATE NOT NULL, 
	inspections INTEGER NOT NULL, 
	units INTEGER NOT NULL, 
	concluded INTEGER NOT NULL, 
	organisations_to_discipline INTEGER NOT NULL, 
	persons_to_discipline INTEGER NOT NULL, 
	organisations_referred INTEGER NOT NULL, 
	persons_referred INTEGER NOT NULL, 
	conclusions_to_carry_out INTEGER NOT NULL, 
	organisations_disciplined INTEGER NOT NULL, 
	persons_disciplined INTEGER NOT NULL, 
	cases_prosecuted INTEGER NOT NULL, 
	persons_prosecuted INTEGER NOT NULL, 
	note VARCHAR, 
	CONSTRAINT concluded_of_inspections CHECK (concluded <= inspections)
);

CREATE INDEX ix_inspection_counted_on ON inspection (counted_on);

CREATE TABLE "void" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	petition_id INTEGER, 
	meeting_id INTEGER, 
	visit_id INTEGER, 
	document_id INTEGER, 
	sanction_id INTEGER, 
	training_id INTEGER, 
	inspection_id INTEGER, 
	voided_on DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	FOREIGN KEY(training_id) REFERENCES training (id), 
	FOREIGN KEY(inspection_id) REFERENCES inspection (id), 
	CONSTRAINT one_subject CHECK (CASE WHEN petition_id IS NULL THEN 0 ELSE 1 END + CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END + CASE WHEN visit_id IS NULL THEN 0 ELSE 1 END + CASE WHEN document_id IS NULL THEN 0 ELSE 1 END + CASE WHEN sanction_id IS NULL THEN 0 ELSE 1 END + CASE WHEN training_id IS NULL THEN 0 ELSE 1 END + CASE WHEN inspection_id IS NULL THEN 0 ELSE 1 END = 1), 
	CONSTRAINT reason_not_empty CHECK (length(reason) > 0), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(visit_id) REFERENCES visit (id), 
	FOREIGN KEY(document_id) REFERENCES document (id), 
	FOREIGN KEY(sanction_id) REFERENCES sanction (id)
);

CREATE UNIQUE INDEX ix_void_petition_id ON void (petition_id);

CREATE UNIQUE INDEX ix_void_meeting_id ON void (meeting_id);

CREATE UNIQUE INDEX ix_void_visit_id ON void (visit_id);

CREATE UNIQUE INDEX ix_void_document_id ON void (document_id);

CREATE UNIQUE INDEX ix_void_sanction_id ON void (sanction_id);

CREATE UNIQUE INDEX ix_void_training_id ON void (training_id);

CREATE UNIQUE INDEX ix_void_inspection_id ON void (inspection_id);

CREATE TABLE opening (
	id INTEGER NOT NULL, 
	begins_on DATE NOT NULL, 
	counted_from DATE, 
	visits INTEGER, 
	visitors INTEGER, 
	basis VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT one_opening CHECK (id = 1), 
	CONSTRAINT counted_before CHECK (counted_from < begins_on), 
	CONSTRAINT visits_not_negative CHECK (visits >= 0 AND visitors >= 0)
);

CREATE TABLE report_request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	body VARCHAR NOT NULL, 
	document_number VARCHAR NOT NULL, 
	letter_on DATE NOT NULL, 
	content VARCHAR NOT NULL, 
	due_on DATE, 
	period_from DATE, 
	period_to DATE, 
	CONSTRAINT content_not_empty CHECK (length(content) > 0), 
	CONSTRAINT both_ends CHECK ((period_from IS NULL) = (period_to IS NULL)), 
	CONSTRAINT ends_in_order CHECK (period_from <= period_to)
);

CREATE TABLE sent_report (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	report VARCHAR, 
	period VARCHAR, 
	request_id INTEGER, 
	sent_on DATE NOT NULL, 
	document_number VARCHAR, 
	recipient VARCHAR, 
	CONSTRAINT report_of_period CHECK ((report IS NULL) = (period IS NULL)), 
	CONSTRAINT one_report CHECK ((report IS NULL) <> (request_id IS NULL)), 
	FOREIGN KEY(request_id) REFERENCES report_request (id)
);

CREATE TABLE report_day (
	report VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	data_until DATE NOT NULL, 
	due DATE, 
	PRIMARY KEY (report, period)
);

CREATE INDEX ix_report_day_data_until ON report_day (data_until);

CREATE INDEX ix_report_day_due ON report_day (due);

CREATE INDEX ix_sent_report ON sent_report (report, period);

CREATE INDEX ix_sent_report_request_id ON sent_report (request_id);

CREATE TABLE protection (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	petition_id INTEGER NOT NULL, 
	measures VARCHAR(32) NOT NULL, 
	persons INTEGER NOT NULL, 
	relatives INTEGER NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE, 
	document_number VARCHAR, 
	note VARCHAR, 
	CONSTRAINT counts_not_negative CHECK (persons >= 0 AND relatives >= 0), 
	CONSTRAINT somebody_protected CHECK (persons + relatives > 0), 
	CONSTRAINT ends_after_it_starts CHECK (ends_on >= starts_on), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT protection_measures CHECK (measures IN ('secrecy', 'work', 'life', 'secrecy,work', 'secrecy,life', 'work,life', 'secrecy,work,life'))
);

CREATE INDEX ix_protection_petition_id ON protection (petition_id);

CREATE TABLE "meeting_event" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	meeting_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	happened_on DATE NOT NULL, 
	announced_by VARCHAR(64), 
	act_by DATE, 
	document_number VARCHAR, 
	note VARCHAR, 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT announcement CHECK (announced_by IS NULL OR kind = 'announced'), 
	CONSTRAINT announced_by CHECK (announced_by IN ('notice_board', 'loudspeaker', 'website', 'invitation', 'other', 'notice_board,loudspeaker', 'notice_board,website', 'notice_board,invitation', 'notice_board,other', 'loudspeaker,website', 'loudspeaker,invitation', 'loudspeaker,other', 'website,invitation', 'website,other', 'invitation,other', 'notice_board,loudspeaker,website', 'notice_board,loudspeaker,invitation', 'notice_board,loudspeaker,other', 'notice_board,website,invitation', 'notice_board,website,other', 'notice_board,invitation,other', 'loudspeaker,website,invitation', 'loudspeaker,website,other', 'loudspeaker,invitation,other', 'website,invitation,other', 'notice_board,loudspeaker,website,invitation', 'notice_board,loudspeaker,website,other', 'notice_board,loudspeaker,invitation,other', 'notice_board,website,invitation,other', 'loudspeaker,website,invitation,other', 'notice_board,loudspeaker,website,invitation,other')), 
	CONSTRAINT act_by CHECK (act_by IS NULL OR kind = 'conclusion_notice'), 
	CONSTRAINT meetingeventkind CHECK (kind IN ('planned', 'announced', 'participants_notified', 'connection_tested', 'held', 'conclusion_notice', 'results_received', 'published', 'noted', 'opinions_answered'))
);

CREATE INDEX ix_meeting_event ON meeting_event (meeting_id, happened_on);

CREATE TABLE "petition_link" (
	petition_id INTEGER NOT NULL, 
	earlier_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	linked_on DATE NOT NULL, 
	document_number VARCHAR, 
	note VARCHAR, 
	PRIMARY KEY (petition_id, earlier_id), 
	CONSTRAINT two_petitions CHECK (petition_id <> earlier_id), 
	FOREIGN KEY(earlier_id) REFERENCES petition (id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT linkkind CHECK (kind IN ('duplicate', 'continuation', 'split', 'same_case'))
);

CREATE INDEX ix_petition_link_earlier_id ON petition_link (earlier_id);

CREATE TABLE "petition_standing" (
	petition_id INTEGER NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	since DATE NOT NULL, 
	finished_on DATE, 
	ended_by VARCHAR, 
	is_limited BOOLEAN NOT NULL, 
	late_after DATE, 
	examined_on DATE, 
	is_eligible BOOLEAN, 
	ineligible_reason VARCHAR, 
	case_id INTEGER NOT NULL, 
	PRIMARY KEY (petition_id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id) ON DELETE CASCADE, 
	CONSTRAINT petitionstate CHECK (state IN ('new', 'accepted', 'suspended', 'withdrawn', 'resolved', 'closed'))
);

CREATE INDEX ix_petition_standing_state ON petition_standing (state);

CREATE INDEX ix_petition_standing_examined ON petition_standing (examined_on, finished_on);

CREATE INDEX ix_petition_standing_case ON petition_standing (case_id);

CREATE TABLE "petitioner" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR, 
	id_number VARCHAR, 
	address VARCHAR, 
	hamlet VARCHAR, 
	phone VARCHAR
);

CREATE TABLE text_block (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	report VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	period_from DATE NOT NULL, 
	period_to DATE NOT NULL, 
	content VARCHAR NOT NULL, 
	CONSTRAINT text_ends_in_order CHECK (period_from <= period_to), 
	CONSTRAINT text_not_empty CHECK (length(content) > 0), 
	UNIQUE (report, section, period_from, period_to)
);

CREATE TABLE sent_part (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	sent_report_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	circular VARCHAR, 
	content VARCHAR NOT NULL, 
	FOREIGN KEY(sent_report_id) REFERENCES sent_report (id), 
	UNIQUE (sent_report_id, name)
);

CREATE TABLE "document" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	issuer VARCHAR(32) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	effect VARCHAR(32) NOT NULL, 
	number VARCHAR, 
	issued_on DATE NOT NULL, 
	title VARCHAR NOT NULL, 
	petition_id INTEGER, 
	meeting_id INTEGER, 
	is_about_reception BOOLEAN, 
	signatory VARCHAR, 
	addressees VARCHAR, 
	CONSTRAINT documenteffect CHECK (effect IN ('new', 'amended', 'repealed')), 
	CONSTRAINT title_not_empty CHECK (length(title) > 0), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT issuer CHECK (issuer IN ('party', 'committee', 'council', 'other')), 
	CONSTRAINT documenttype CHECK (type IN ('decision', 'plan', 'resolution', 'notice', 'report', 'letter', 'invitation', 'minutes', 'other'))
);

CREATE INDEX ix_document_issued_on ON document (issued_on);

CREATE INDEX ix_document_meeting_id ON document (meeting_id);

CREATE INDEX ix_document_petition_id ON document (petition_id);

CREATE TABLE "meeting" (
	row_key INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	meets_on DATE NOT NULL, 
	half_day VARCHAR(32), 
	is_online BOOLEAN NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	place VARCHAR, 
	chair VARCHAR, 
	capacity VARCHAR(64), 
	held_under VARCHAR(32), 
	session VARCHAR, 
	session_on DATE, 
	officer VARCHAR, 
	people_present INTEGER, 
	speakers INTEGER, 
	content VARCHAR, 
	not_held_reason VARCHAR(32), 
	not_held_note VARCHAR, 
	moved_to DATE, 
	replaces_id INTEGER, 
	UNIQUE (id), 
	CONSTRAINT speakers_present CHECK (speakers >= 0 AND speakers <= people_present), 
	CONSTRAINT meetingrule CHECK (held_under IN ('local_government_law', 'rule_11', 'province', 'council_session')), 
	CONSTRAINT reason CHECK ((status = 'not_held') = (not_held_reason IS NOT NULL)), 
	CONSTRAINT people_present_not_negative CHECK (people_present >= 0), 
	CONSTRAINT replaces_another CHECK (replaces_id <> id), 
	FOREIGN KEY(replaces_id) REFERENCES meeting (id), 
	CONSTRAINT meetingkind CHECK (kind IN ('regular_reception', 'periodic_reception', 'ad_hoc_reception', 'periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue', 'people_conference', 'voter_contact')), 
	CONSTRAINT halfday CHECK (half_day IN ('morning', 'afternoon', 'whole_day')), 
	CONSTRAINT meetingstatus CHECK (status IN ('planned', 'held', 'nobody_came', 'not_held')), 
	CONSTRAINT capacity CHECK (capacity IN ('party_secretary', 'committee_chair', 'council_chair', 'deputy', 'party_secretary,committee_chair', 'party_secretary,council_chair', 'party_secretary,deputy', 'committee_chair,council_chair', 'committee_chair,deputy', 'council_chair,deputy', 'party_secretary,committee_chair,council_chair', 'party_secretary,committee_chair,deputy', 'party_secretary,council_chair,deputy', 'committee_chair,council_chair,deputy', 'party_secretary,committee_chair,council_chair,deputy')), 
	CONSTRAINT notheldreason CHECK (not_held_reason IN ('epidemic', 'storm_flood', 'other_duty', 'other'))
);

CREATE INDEX ix_meeting_meets_on ON meeting (meets_on);

CREATE INDEX ix_meeting_replaces_id ON meeting (replaces_id);

CREATE INDEX ix_meeting_status ON meeting (status, meets_on);

CREATE TABLE "office" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	is_remote BOOLEAN NOT NULL, 
	reception_weekday VARCHAR(32) NOT NULL, 
	reception_half_day VARCHAR(32) NOT NULL, 
	valid_from DATE, 
	reception_room VARCHAR, 
	administrative_code VARCHAR, 
	superior VARCHAR, 
	party_superior VARCHAR, 
	place_of_issue VARCHAR, 
	document_mark VARCHAR, 
	letter_mark VARCHAR, 
	numbers_letters BOOLEAN, 
	recipients VARCHAR, 
	population INTEGER, 
	population_on DATE, 
	UNIQUE (valid_from), 
	CONSTRAINT administrative_code CHECK (length(administrative_code) = 5), 
	CONSTRAINT population_positive CHECK (population > 0), 
	CONSTRAINT population_of_a_day CHECK ((population IS NULL) = (population_on IS NULL)), 
	CONSTRAINT first_version CHECK ((id = 1) = (valid_from IS NULL)), 
	CONSTRAINT weekday CHECK (reception_weekday IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday')), 
	CONSTRAINT halfday CHECK (reception_half_day IN ('morning', 'afternoon', 'whole_day'))
);

CREATE TABLE "petition_event" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	petition_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	happened_on DATE NOT NULL, 
	result VARCHAR(32), 
	ground VARCHAR(32), 
	is_eligible BOOLEAN, 
	ineligible_reason VARCHAR(32), 
	decided_by VARCHAR(32), 
	body VARCHAR, 
	more_than_ordered VARCHAR, 
	extended_days INTEGER, 
	extended_to DATE, 
	act_by DATE, 
	complexity VARCHAR(32), 
	officer VARCHAR, 
	document_number VARCHAR, 
	note VARCHAR, 
	CONSTRAINT ineligiblereason CHECK (ineligible_reason IN ('missing_information', 'duplicate', 'anonymous', 'impersonated', 'guided_before', 'sent_to_many', 'time_barred', 'decided_before', 'illegible', 'other')), 
	CONSTRAINT reason_of_refusal CHECK (ineligible_reason IS NULL OR kind IN ('examined', 'declined', 'returned', 'filed')), 
	CONSTRAINT eligibility CHECK (is_eligible IS NULL OR is_eligible = (ineligible_reason IS NULL)), 
	CONSTRAINT examination CHECK ((kind = 'examined') = (is_eligible IS NOT NULL)), 
	CONSTRAINT more_than_ordered CHECK (more_than_ordered IS NULL OR kind IN ('enforcement_step', 'enforcement_finished')), 
	CONSTRAINT new_day CHECK (act_by IS NULL OR kind = 'interim_notice'), 
	CONSTRAINT body_of_event CHECK (body IS NULL OR kind IN ('forwarded', 'guided', 'urged', 'agency_replied', 'interim_notice', 'decided', 'second_decided')), 
	CONSTRAINT refusalground CHECK (ground IN ('settled', 'already_answered', 'other')), 
	CONSTRAINT ground CHECK (ground IS NULL OR kind = 'reception_refused'), 
	CONSTRAINT decider_of_decision CHECK (decided_by IS NULL OR kind IN ('decided', 'second_decided')), 
	CONSTRAINT decider CHECK (decided_by IN ('office', 'superior')), 
	CONSTRAINT assignment CHECK ((kind = 'assigned') = (officer IS NOT NULL)), 
	CONSTRAINT extension CHECK ((kind = 'extended') = (extended_days IS NOT NULL AND complexity IS NOT NULL AND document_number IS NOT NULL)), 
	CONSTRAINT extended_days_positive CHECK (extended_days > 0), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT petitioneventkind CHECK (kind IN ('received', 'act_known', 'examined', 'accepted', 'acceptance_notified', 'declined', 'forwarded', 'guided', 'urged', 'returned', 'filed', 'reception_refused', 'refusal_sent', 'answered', 'complex', 'several_places', 'extended', 'extension_sent', 'suspended', 'resumed', 'withdrawn', 'withdrawn_partly', 'terminated', 'closed_undated', 'order_sent', 'dialogue', 'dialogue_notified', 'decided', 'result_sent', 'result_received', 'publication_meeting', 'publication_announced', 'published', 'appealed', 'second_decided', 'sued', 'enforced', 'enforcement_step', 'enforcement_finished', 'nothing_to_enforce', 'sender_answered', 'sender_informed', 'documents_requested', 'documents_supplied', 'report_requested', 'reported', 'recommendation_handled', 'handling_reported', 'agency_replied', 'interim_notice', 'assigned', 'noted', 'resolution_expired', 'takes_effect', 'meeting_concluded', 'meeting_results')), 
	CONSTRAINT decisionresult CHECK (result IN ('upheld', 'partly_upheld', 'rejected', 'confirmed', 'changed')), 
	CONSTRAINT complexity CHECK (complexity IN ('complex', 'specially_complex'))
);

CREATE INDEX ix_petition_event ON petition_event (petition_id, happened_on);

CREATE INDEX ix_petition_event_act_by ON petition_event (act_by) WHERE act_by IS NOT NULL;

CREATE TABLE "petition" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	year INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	received_on DATE NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	form VARCHAR(32) DEFAULT 'written' NOT NULL, 
	sent_by VARCHAR, 
	sent_document VARCHAR, 
	sent_on DATE, 
	kind VARCHAR(32) NOT NULL, 
	level VARCHAR(32) NOT NULL, 
	addressed_to VARCHAR(32), 
	field VARCHAR(32) NOT NULL, 
	committee VARCHAR(32), 
	is_within_competence BOOLEAN NOT NULL, 
	is_anonymous BOOLEAN DEFAULT 0 NOT NULL, 
	petitioner_id INTEGER NOT NULL, 
	meeting_id INTEGER, 
	people_count INTEGER NOT NULL, 
	representative VARCHAR, 
	represents VARCHAR(32), 
	is_mixed BOOLEAN DEFAULT 0 NOT NULL, 
	contains_denunciation BOOLEAN DEFAULT 0 NOT NULL, 
	officer VARCHAR, 
	summary VARCHAR NOT NULL, 
	is_complex BOOLEAN, 
	is_drawn_out BOOLEAN, 
	concerns_degradation BOOLEAN, 
	former_number VARCHAR, 
	origin VARCHAR, 
	entered_on DATE, 
	protection_waived_on DATE, 
	protection_waiver VARCHAR, 
	purged_on DATE, 
	CONSTRAINT councilcommittee CHECK (committee IN ('legal', 'economic_social', 'economic_budget', 'cultural_social', 'other')), 
	CONSTRAINT represents CHECK (represents IN ('household', 'group', 'organisation', 'absent', 'authorised', 'lawyer')), 
	CONSTRAINT petitionform CHECK (form IN ('written', 'oral', 'opinion')), 
	CONSTRAINT addressee CHECK (addressed_to IN ('party', 'committee', 'council', 'other')), 
	CONSTRAINT waiver CHECK ((protection_waived_on IS NULL) = (protection_waiver IS NULL)), 
	CONSTRAINT summary_not_empty CHECK (length(summary) > 0), 
	CONSTRAINT people_count_positive CHECK (people_count >= 1), 
	CONSTRAINT sequence_positive CHECK (sequence >= 1), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(petitioner_id) REFERENCES petitioner (id), 
	UNIQUE (year, sequence), 
	CONSTRAINT channel CHECK (channel IN ('reception', 'dialogue', 'post', 'direct', 'other_office', 'elected_body', 'press', 'fatherland_front', 'voter_contact', 'telephone', 'online', 'other', 'not_recorded')), 
	CONSTRAINT petitionkind CHECK (kind IN ('complaint', 'denunciation', 'proposal', 'feedback')), 
	CONSTRAINT level CHECK (level IN ('first', 'again')), 
	CONSTRAINT field CHECK (field IN ('land', 'housing', 'policy', 'civil_service', 'justice', 'corruption', 'party', 'society', 'other', 'not_recorded'))
);

CREATE INDEX ix_petition_meeting_id ON petition (meeting_id);

CREATE INDEX ix_petition_petitioner_id ON petition (petitioner_id);

CREATE INDEX ix_petition_received ON petition (received_on, id);

CREATE TABLE "visit" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	visited_on DATE NOT NULL, 
	meeting_id INTEGER, 
	receiver VARCHAR(32) NOT NULL, 
	capacity VARCHAR(64), 
	people_count INTEGER NOT NULL, 
	matter VARCHAR(32) NOT NULL, 
	kind VARCHAR(32), 
	field VARCHAR(32), 
	same_content INTEGER, 
	settled_by VARCHAR, 
	is_within_competence BOOLEAN, 
	outcome VARCHAR(32), 
	ground VARCHAR(32), 
	body VARCHAR, 
	document_number VARCHAR, 
	document_on DATE, 
	petitioner_id INTEGER, 
	content VARCHAR NOT NULL, 
	advice VARCHAR, 
	follow_up VARCHAR, 
	note VARCHAR, 
	entered_on DATE, 
	CONSTRAINT refusalground CHECK (ground IN ('settled', 'already_answered', 'other')), 
	CONSTRAINT visitoutcome CHECK (outcome IN ('petition', 'guided', 'forwarded', 'answered', 'refused', 'nothing')), 
	CONSTRAINT field CHECK (field IN ('land', 'housing', 'policy', 'civil_service', 'justice', 'corruption', 'party', 'society', 'other', 'not_recorded')), 
	CONSTRAINT petitionkind CHECK (kind IN ('complaint', 'denunciation', 'proposal', 'feedback')), 
	CONSTRAINT capacity CHECK (capacity IN ('party_secretary', 'committee_chair', 'council_chair', 'deputy', 'party_secretary,committee_chair', 'party_secretary,council_chair', 'party_secretary,deputy', 'committee_chair,council_chair', 'committee_chair,deputy', 'council_chair,deputy', 'party_secretary,committee_chair,council_chair', 'party_secretary,committee_chair,deputy', 'party_secretary,council_chair,deputy', 'committee_chair,council_chair,deputy', 'party_secretary,committee_chair,council_chair,deputy')), 
	CONSTRAINT document_of_visit CHECK (document_number IS NULL AND document_on IS NULL OR outcome IN ('guided', 'forwarded', 'refused')), 
	CONSTRAINT body_of_visit CHECK (body IS NULL OR outcome IN ('guided', 'forwarded')), 
	CONSTRAINT ground_of_refusal CHECK (ground IS NULL OR outcome = 'refused'), 
	CONSTRAINT same_content_positive CHECK (same_content >= 1), 
	CONSTRAINT people_count_positive CHECK (people_count >= 1), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(petitioner_id) REFERENCES petitioner (id), 
	CONSTRAINT receiver CHECK (receiver IN ('head', 'deputy', 'clerk', 'not_recorded')), 
	CONSTRAINT matter CHECK (matter IN ('new', 'old', 'none'))
);

CREATE INDEX ix_visit_meeting_id ON visit (meeting_id);

CREATE INDEX ix_visit_visited_on ON visit (visited_on);

CREATE TABLE "opening_line" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(32) NOT NULL, 
	field VARCHAR(32), 
	received INTEGER NOT NULL, 
	resolved INTEGER NOT NULL, 
	closed INTEGER NOT NULL, 
	carried_forward INTEGER NOT NULL, 
	CONSTRAINT opening_totals CHECK (received >= 0 AND resolved >= 0 AND closed >= 0 AND carried_forward >= 0 AND resolved + closed + carried_forward >= received), 
	CONSTRAINT petitionkind CHECK (kind IN ('complaint', 'denunciation', 'proposal', 'feedback')), 
	CONSTRAINT field CHECK (field IN ('land', 'housing', 'policy', 'civil_service', 'justice', 'corruption', 'party', 'society', 'other', 'not_recorded'))
);

CREATE TABLE calendar (
	id INTEGER NOT NULL, 
	first_day DATE NOT NULL, 
	states VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_calendar CHECK (id = 1)
);

INSERT INTO alembic_version (version_num) VALUES ('0031')
