-- What the program of schema 0003 wrote: seven operations taken back, the last numbers of every table among them.
-- Its calendar and deadlines, which the next program derives anew, are left out.
PRAGMA application_id = 0x74696570;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
CREATE TABLE calendar_override (
	day DATE NOT NULL, 
	is_worked BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	authority VARCHAR, 
	PRIMARY KEY (day), 
	CONSTRAINT reason_not_empty CHECK (length(reason) > 0)
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
INSERT INTO "change" VALUES(1,1,'office','1',NULL,NULL,'{"before":null,"after":{"id":1,"name":"Xã Thử","province":"Hà Tĩnh","is_remote":0,"reception_weekday":"thursday","reception_half_day":"whole_day"}}',NULL,NULL);
INSERT INTO "change" VALUES(2,2,'meeting','1',NULL,1,'{"before":null,"after":{"id":1,"kind":"periodic_reception","meets_on":"2026-09-10","is_online":0,"status":"held","place":null,"chair":"Chủ tịch UBND xã","capacity":"committee_chair","officer":null,"people_present":null,"content":null,"not_held_reason":null,"not_held_note":null,"moved_to":null}}',NULL,NULL);
INSERT INTO "change" VALUES(3,3,'petitioner','1',NULL,NULL,'{"before":null,"after":{"id":1}}','{"salt":"BD8BA0CBF089A6D501FAC2AE57144594","before":null,"after":{"name":"Công dân 01","id_number":null,"address":null,"hamlet":"Hiệu Châu","phone":null}}','64873c90db2711b304e6ca2b714d75b2f66523e7f292ae7275e98b2282a383fc');
INSERT INTO "change" VALUES(4,3,'petition','1',1,NULL,'{"before":null,"after":{"id":1,"year":2026,"sequence":1,"received_on":"2026-07-06","channel":"post","kind":"complaint","field":"land","is_within_competence":1,"meeting_id":null,"people_count":1,"officer":null,"protection_waived_on":null,"purged_on":null}}','{"salt":"2B006B9109CDA319B63FC60B21F2D16B","before":null,"after":{"petitioner_id":1,"summary":"Ranh giới","protection_waiver":null}}','be694c3afcaa66b7f7f69c62a100cbec6f970b82808834bc5973393ad93b1d7e');
INSERT INTO "change" VALUES(5,4,'petition_event','1',1,NULL,'{"before":null,"after":{"id":1,"petition_id":1,"kind":"accepted","happened_on":"2026-07-14","result":null,"extended_days":null,"extended_to":null,"complexity":null,"document_number":null}}','{"salt":"09A37223F1143DD5A0C04D29DCE6B36D","before":null,"after":{"note":null}}','0fc5f19cd3cedb37364a8f9ae4b4680807290e0aed7c312274c49de72a6b49a5');
INSERT INTO "change" VALUES(6,5,'visit','1',NULL,NULL,'{"before":null,"after":{"id":1,"visited_on":"2026-07-07","meeting_id":null,"receiver":"clerk","people_count":1,"matter":"none"}}','{"salt":"C3D49D7F7D3C86F659B1D48ECD580F8E","before":null,"after":{"petitioner_id":null,"content":"Hỏi","advice":null}}','e340e8fb69065e9c208b759caec4bf321308a6a17f72ab4192480b476fe58c7f');
INSERT INTO "change" VALUES(7,6,'petitioner','2',NULL,NULL,'{"before":null,"after":{"id":2}}','{"salt":"E12DBFE66AF5E8A8475193540FBD9F51","before":null,"after":{"name":"Người Tố Cáo 77","id_number":null,"address":null,"hamlet":null,"phone":null}}','297100fd49df571ebfc79c0aaa8c52dd695f3fdb4a43ce061990a7bf6796314b');
INSERT INTO "change" VALUES(8,6,'petition','2',2,NULL,'{"before":null,"after":{"id":2,"year":2026,"sequence":2,"received_on":"2026-08-20","channel":"post","kind":"denunciation","field":"corruption","is_within_competence":1,"meeting_id":null,"people_count":1,"officer":null,"protection_waived_on":null,"purged_on":null}}','{"salt":"563AA6E2C0615314DDBB2772B94F30EC","before":null,"after":{"petitioner_id":2,"summary":"Điều kín","protection_waiver":null}}','d3feb9c60dfd7323566263c8fd05da326815cb59f8187c00fad0139619b0ecef');
INSERT INTO "change" VALUES(9,7,'petition_event','2',2,NULL,'{"before":null,"after":{"id":2,"petition_id":2,"kind":"accepted","happened_on":"2026-08-25","result":null,"extended_days":null,"extended_to":null,"complexity":null,"document_number":null}}','{"salt":"FD34D4F0A42758E4810C7171B99D7844","before":null,"after":{"note":null}}','87e3f030a724a9ce8517fc43e404680ffc946f5b83c942177d23c8e858a6a151');
INSERT INTO "change" VALUES(10,8,'visit','2',NULL,NULL,'{"before":null,"after":{"id":2,"visited_on":"2026-08-20","meeting_id":null,"receiver":"clerk","people_count":1,"matter":"none"}}','{"salt":"272A9A6B65E21F834CC703E660A768D7","before":null,"after":{"petitioner_id":null,"content":"Lời kín","advice":null}}','693c04b5b9b9745fa53f5e0dea0123ca6b9e5054e972e4a4a0f04f7790fa1294');
INSERT INTO "change" VALUES(11,9,'sanction','1',NULL,NULL,'{"before":null,"after":{"id":1,"subject":"head","form":"khiển trách","imposed_on":"2026-09-01"}}','{"salt":"BEF7F3AF5BA765D9299A53A28A804B1F","before":null,"after":{"note":null}}','cea01b52c5258020fa13d77c2a436f11405fe38a6b855efd105d0b7eb909db6c');
INSERT INTO "change" VALUES(12,10,'meeting','2',NULL,2,'{"before":null,"after":{"id":2,"kind":"periodic_reception","meets_on":"2026-10-10","is_online":0,"status":"held","place":null,"chair":"Chủ tịch UBND xã","capacity":"committee_chair","officer":null,"people_present":null,"content":null,"not_held_reason":null,"not_held_note":null,"moved_to":null}}',NULL,NULL);
INSERT INTO "change" VALUES(13,11,'meeting_event','1',NULL,2,'{"before":null,"after":{"id":1,"meeting_id":2,"kind":"announced","happened_on":"2026-10-01","document_number":null,"note":null}}',NULL,NULL);
INSERT INTO "change" VALUES(14,12,'document','1',NULL,NULL,'{"before":null,"after":{"id":1,"issuer":"committee","type":"notice","number":"1/TB","issued_on":"2026-10-01","petition_id":null,"meeting_id":null}}','{"salt":"1F13373916319FBB5617CE4CC0EEB9FA","before":null,"after":{"title":"Thông báo"}}','717c491df372a83c71b13f3e8eb558c78bc47cc498fd9d43da0ae547426e6be5');
INSERT INTO "change" VALUES(15,13,'document','1',NULL,NULL,'{"before":{"id":1,"issuer":"committee","type":"notice","number":"1/TB","issued_on":"2026-10-01","petition_id":null,"meeting_id":null},"after":null}','{"salt":"70ACF6C539852B12525EF2245820819F","before":{"title":"Thông báo"},"after":null}','bb39d879bcf10182a1b4b6a13ccd31071813afbe9301c4a6cea926d7c1d457ef');
INSERT INTO "change" VALUES(16,14,'meeting_event','1',NULL,2,'{"before":{"id":1,"meeting_id":2,"kind":"announced","happened_on":"2026-10-01","document_number":null,"note":null},"after":null}',NULL,NULL);
INSERT INTO "change" VALUES(17,15,'meeting','2',NULL,2,'{"before":{"id":2,"kind":"periodic_reception","meets_on":"2026-10-10","is_online":0,"status":"held","place":null,"chair":"Chủ tịch UBND xã","capacity":"committee_chair","officer":null,"people_present":null,"content":null,"not_held_reason":null,"not_held_note":null,"moved_to":null},"after":null}',NULL,NULL);
INSERT INTO "change" VALUES(18,16,'sanction','1',NULL,NULL,'{"before":{"id":1,"subject":"head","form":"khiển trách","imposed_on":"2026-09-01"},"after":null}','{"salt":"5219B63EFB4955E0185FEE66336006F8","before":{"note":null},"after":null}','5495b0c1ee805910bd193e305503885ab64f44c588ee5b459ab920b182f1675a');
INSERT INTO "change" VALUES(19,17,'visit','2',NULL,NULL,'{"before":{"id":2,"visited_on":"2026-08-20","meeting_id":null,"receiver":"clerk","people_count":1,"matter":"none"},"after":null}','{"salt":"0DC39FD7D2F871F6EB2586665E73AC42","before":{"petitioner_id":null,"content":"Lời kín","advice":null},"after":null}','5bb14a9e11dfd48e48768ef3fd521eea888906941139ebf67b1f71d2c1a67565');
INSERT INTO "change" VALUES(20,18,'petition_event','2',2,NULL,'{"before":{"id":2,"petition_id":2,"kind":"accepted","happened_on":"2026-08-25","result":null,"extended_days":null,"extended_to":null,"complexity":null,"document_number":null},"after":null}','{"salt":"5E412A0CF99EF9426C7CCF2621011AE3","before":{"note":null},"after":null}','59880a6ab4e608728cc91087c4cca2e077cc396e02c25025beb09e002a0d07bd');
INSERT INTO "change" VALUES(21,19,'petition','2',2,NULL,'{"before":{"id":2,"year":2026,"sequence":2,"received_on":"2026-08-20","channel":"post","kind":"denunciation","field":"corruption","is_within_competence":1,"meeting_id":null,"people_count":1,"officer":null,"protection_waived_on":null,"purged_on":null},"after":null}','{"salt":"E12F11D19F26ABFDED26721FC2C6297B","before":{"petitioner_id":2,"summary":"Điều kín","protection_waiver":null},"after":null}','b1b3c38044d00b14b710d19451ce0c5b5bb4b2b46cd156e2dee09cc42d9d6430');
INSERT INTO "change" VALUES(22,19,'petitioner','2',NULL,NULL,'{"before":{"id":2},"after":null}','{"salt":"B8E2D71E0A60C638FE82F4BA63BDEEC5","before":{"name":"Người Tố Cáo 77","id_number":null,"address":null,"hamlet":null,"phone":null},"after":null}','e301025b90557a187378642dc1c79a39d411aa015b9dd41812cc867d95d07e0f');
CREATE TABLE deadline (
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
	paused_since DATE, 
	is_provisional BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_subject CHECK ((petition_id IS NULL) <> (meeting_id IS NULL)), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	FOREIGN KEY(petition_id) REFERENCES petition (id) ON DELETE CASCADE
);
CREATE TABLE derivation (
	id INTEGER NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	holidays_version VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_derivation CHECK (id = 1)
);
INSERT INTO "derivation" VALUES(1,'','');
CREATE TABLE document (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	issuer VARCHAR(32) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	number VARCHAR, 
	issued_on DATE NOT NULL, 
	title VARCHAR NOT NULL, 
	petition_id INTEGER, 
	meeting_id INTEGER, 
	CONSTRAINT title_not_empty CHECK (length(title) > 0), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT issuer CHECK (issuer IN ('party', 'committee', 'council', 'other')), 
	CONSTRAINT documenttype CHECK (type IN ('decision', 'plan', 'notice', 'report', 'letter', 'invitation', 'minutes', 'other'))
);
CREATE TABLE "meeting" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(32) NOT NULL, 
	meets_on DATE NOT NULL, 
	is_online BOOLEAN NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	place VARCHAR, 
	chair VARCHAR, 
	capacity VARCHAR(32), 
	officer VARCHAR, 
	people_present INTEGER, 
	content VARCHAR, 
	not_held_reason VARCHAR(32), 
	not_held_note VARCHAR, 
	moved_to DATE, 
	CONSTRAINT reason CHECK ((status = 'not_held') = (not_held_reason IS NOT NULL)), 
	CONSTRAINT people_present_not_negative CHECK (people_present >= 0), 
	CONSTRAINT meetingkind CHECK (kind IN ('regular_reception', 'periodic_reception', 'ad_hoc_reception', 'periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue', 'voter_contact')), 
	CONSTRAINT meetingstatus CHECK (status IN ('planned', 'held', 'nobody_came', 'not_held')), 
	CONSTRAINT capacity CHECK (capacity IN ('party_secretary', 'committee_chair', 'council_chair', 'deputy')), 
	CONSTRAINT notheldreason CHECK (not_held_reason IN ('epidemic', 'storm_flood', 'other_duty', 'other'))
);
INSERT INTO "meeting" VALUES(1,'periodic_reception','2026-09-10',0,'held',NULL,'Chủ tịch UBND xã','committee_chair',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "meeting_event" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	meeting_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	happened_on DATE NOT NULL, 
	document_number VARCHAR, 
	note VARCHAR, 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT meetingeventkind CHECK (kind IN ('planned', 'announced', 'participants_notified', 'held', 'conclusion_notice', 'results_received', 'published', 'opinions_answered'))
);
CREATE TABLE office (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	is_remote BOOLEAN NOT NULL, 
	reception_weekday VARCHAR(32) NOT NULL, 
	reception_half_day VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_office CHECK (id = 1), 
	CONSTRAINT weekday CHECK (reception_weekday IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday')), 
	CONSTRAINT halfday CHECK (reception_half_day IN ('morning', 'afternoon', 'whole_day'))
);
INSERT INTO "office" VALUES(1,'Xã Thử','Hà Tĩnh',0,'thursday','whole_day');
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
INSERT INTO "operation" VALUES(1,'2026-11-29T03:13:48Z','Cu','init','Created the register of Xã Thử.',NULL,NULL,NULL,'c478fd75d649bbe69ba870f04d6bcb6a2fe33fae71223b3491d8fa82927aeced');
INSERT INTO "operation" VALUES(2,'2026-11-29T03:13:49Z','Cu','add-meeting','Recorded meeting B1: periodic reception on 10/09/2026, held.',NULL,NULL,NULL,'3c706dcf30bae1362597ccf2320da43ff4081d5154fab044ec9fdba3a4274269');
INSERT INTO "operation" VALUES(3,'2026-11-29T03:13:50Z','Cu','add-petition','Recorded petition 2026-0001.',NULL,NULL,NULL,'97942c66eeef9c2dd176a3e96e687b6b3ea7ef098e8b5ad3bf898c9d6724a8d0');
INSERT INTO "operation" VALUES(4,'2026-11-29T03:13:51Z','Cu','accepted','Petition 2026-0001: recorded “accepted” on 14/07/2026.',NULL,NULL,NULL,'53b314e0719f1f55a195138b9e527c0f6e6861510e989f0ffdca9e5bb3660b74');
INSERT INTO "operation" VALUES(5,'2026-11-29T03:13:52Z','Cu','add-visit','Recorded visit 1 on 07/07/2026, 1 people.',NULL,NULL,NULL,'cbcce01a0ffa3eb9d820f532b53d9788e0edc324c6d0068b18f19ceeda6a5a02');
INSERT INTO "operation" VALUES(6,'2026-11-29T03:13:53Z','Cu','add-petition','Recorded petition 2026-0002.',NULL,NULL,NULL,'46696a9b8868e74cd17fe830f9ba2e5d7fc1622ccca666bf1e335d5e37cfaae8');
INSERT INTO "operation" VALUES(7,'2026-11-29T03:13:54Z','Cu','accepted','Petition 2026-0002: recorded “accepted” on 25/08/2026.',NULL,NULL,NULL,'d08da74edb749d3864c52861d90307fe0a763a8ab11e6ed93e63d259c2e5933c');
INSERT INTO "operation" VALUES(8,'2026-11-29T03:13:54Z','Cu','add-visit','Recorded visit 2 on 20/08/2026, 1 people.',NULL,NULL,NULL,'b5de9a77c86f802553d62e3f80a7ea76626ceef8ce966e5981c5de3fc0ce2f11');
INSERT INTO "operation" VALUES(9,'2026-11-29T03:13:56Z','Cu','add-sanction','Recorded sanction 1 of the list.',NULL,NULL,NULL,'c7303ad0bf50f3c7900219809af018177c06e2d1c050794d7e2a963e9d343e02');
INSERT INTO "operation" VALUES(10,'2026-11-29T03:13:57Z','Cu','add-meeting','Recorded meeting B2: periodic reception on 10/10/2026, held.',NULL,NULL,NULL,'05d0bfb6d621716f0a2ce0da3f3a39de8d75bbc73e4cf74450620d1ddbb8df92');
INSERT INTO "operation" VALUES(11,'2026-11-29T03:13:58Z','Cu','announced','Meeting B2: recorded “announced” on 01/10/2026.',NULL,NULL,NULL,'edf7f9148b611bd6ab67910e6fc2c93bd32d3a9eb36a69d65f73b3aa260c26f8');
INSERT INTO "operation" VALUES(12,'2026-11-29T03:13:59Z','Cu','add-document','Recorded document 1 of the list.',NULL,NULL,NULL,'9e429464807825f3298608744ac2bfb7c44e121bd3f887fd3bfc83e7ffd4f50a');
INSERT INTO "operation" VALUES(13,'2026-11-29T03:14:00Z','Cu','undo','Took back operation 12: Recorded document 1 of the list.',NULL,NULL,12,'e08a620acdbd10e47963d0e316a8bd0661b194ba63eb91de9668e8f91bb8d418');
INSERT INTO "operation" VALUES(14,'2026-11-29T03:14:01Z','Cu','undo','Took back operation 11: Meeting B2: recorded “announced” on 01/10/2026.',NULL,NULL,11,'322cbccd99c5d0ff6d216b377d4d16d0c0d3f0cd2252577e5a84ff9d854e53e9');
INSERT INTO "operation" VALUES(15,'2026-11-29T03:14:01Z','Cu','undo','Took back operation 10: Recorded meeting B2: periodic reception on 10/10/2026, held.',NULL,NULL,10,'4f14d19eb69a9573f07d508ec79f8bb1c2bba867bb2a2113cb5b0e86c57afc93');
INSERT INTO "operation" VALUES(16,'2026-11-29T03:14:01Z','Cu','undo','Took back operation 9: Recorded sanction 1 of the list.',NULL,NULL,9,'3b69cec6ad86a573dc783bf1168731ca52078e960b608b4d24cc64fa239bb488');
INSERT INTO "operation" VALUES(17,'2026-11-29T03:14:01Z','Cu','undo','Took back operation 8: Recorded visit 2 on 20/08/2026, 1 people.',NULL,NULL,8,'187956304fb2e97d16a3a41cf0f50fcc935808f6f68420c90c434456543f3f1a');
INSERT INTO "operation" VALUES(18,'2026-11-29T03:14:01Z','Cu','undo','Took back operation 7: Petition 2026-0002: recorded “accepted” on 25/08/2026.',NULL,NULL,7,'bd681e404ffb894f72e6c05da1034c8c7be662e5cf4a0cb2cff4fd1464f3c842');
INSERT INTO "operation" VALUES(19,'2026-11-29T03:14:01Z','Cu','undo','Took back operation 6: Recorded petition 2026-0002.',NULL,NULL,6,'e545f34f283d58763600d1352358238445150ff525dd5dbcd78dd495e5772cc9');
CREATE TABLE pack_switch (
	pack VARCHAR NOT NULL, 
	is_on BOOLEAN NOT NULL, 
	PRIMARY KEY (pack)
);
CREATE TABLE "petition" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	year INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	received_on DATE NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	field VARCHAR(32) NOT NULL, 
	is_within_competence BOOLEAN NOT NULL, 
	petitioner_id INTEGER NOT NULL, 
	meeting_id INTEGER, 
	people_count INTEGER NOT NULL, 
	officer VARCHAR, 
	summary VARCHAR NOT NULL, 
	protection_waived_on DATE, 
	protection_waiver VARCHAR, 
	purged_on DATE, 
	CONSTRAINT summary_not_empty CHECK (length(summary) > 0), 
	CONSTRAINT sequence_positive CHECK (sequence >= 1), 
	CONSTRAINT waiver CHECK ((protection_waived_on IS NULL) = (protection_waiver IS NULL)), 
	CONSTRAINT people_count_positive CHECK (people_count >= 1), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(petitioner_id) REFERENCES petitioner (id), 
	UNIQUE (year, sequence), 
	CONSTRAINT channel CHECK (channel IN ('reception', 'dialogue', 'post', 'direct', 'other_office', 'elected_body', 'voter_contact', 'online', 'other')), 
	CONSTRAINT petitionkind CHECK (kind IN ('complaint', 'denunciation', 'proposal', 'feedback')), 
	CONSTRAINT field CHECK (field IN ('land', 'housing', 'policy', 'civil_service', 'justice', 'corruption', 'party', 'society', 'other'))
);
INSERT INTO "petition" VALUES(1,2026,1,'2026-07-06','post','complaint','land',1,1,NULL,1,NULL,'Ranh giới',NULL,NULL,NULL);
CREATE TABLE "petition_event" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	petition_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	happened_on DATE NOT NULL, 
	result VARCHAR(32), 
	extended_days INTEGER, 
	extended_to DATE, 
	complexity VARCHAR(32), 
	document_number VARCHAR, 
	note VARCHAR, 
	CONSTRAINT extension CHECK ((kind = 'extended') = (extended_days IS NOT NULL AND complexity IS NOT NULL AND document_number IS NOT NULL)), 
	CONSTRAINT extended_days_positive CHECK (extended_days > 0), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	CONSTRAINT petitioneventkind CHECK (kind IN ('received', 'act_known', 'accepted', 'acceptance_notified', 'declined', 'forwarded', 'guided', 'returned', 'filed', 'reception_refused', 'refusal_sent', 'answered', 'complex', 'several_places', 'extended', 'suspended', 'resumed', 'withdrawn', 'terminated', 'order_sent', 'dialogue', 'dialogue_notified', 'decided', 'result_sent', 'result_received', 'published', 'appealed', 'sued', 'enforced', 'sender_informed', 'documents_requested', 'documents_supplied', 'report_requested', 'reported', 'recommendation_handled', 'handling_reported', 'resolution_expired', 'takes_effect')), 
	CONSTRAINT decisionresult CHECK (result IN ('upheld', 'partly_upheld', 'rejected')), 
	CONSTRAINT complexity CHECK (complexity IN ('complex', 'specially_complex'))
);
INSERT INTO "petition_event" VALUES(1,1,'accepted','2026-07-14',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE petition_standing (
	petition_id INTEGER NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	since DATE NOT NULL, 
	finished_on DATE, 
	PRIMARY KEY (petition_id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id) ON DELETE CASCADE, 
	CONSTRAINT petitionstate CHECK (state IN ('new', 'accepted', 'suspended', 'resolved', 'closed'))
);
INSERT INTO "petition_standing" VALUES(1,'accepted','2026-07-14',NULL);
CREATE TABLE petitioner (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	id_number VARCHAR, 
	address VARCHAR, 
	hamlet VARCHAR, 
	phone VARCHAR
);
INSERT INTO "petitioner" VALUES(1,'Công dân 01',NULL,NULL,'Hiệu Châu',NULL);
CREATE TABLE sanction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subject VARCHAR(32) NOT NULL, 
	form VARCHAR NOT NULL, 
	imposed_on DATE NOT NULL, 
	note VARCHAR, 
	CONSTRAINT sanctioned CHECK (subject IN ('head', 'official', 'petitioner'))
);
CREATE TABLE visit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	visited_on DATE NOT NULL, 
	meeting_id INTEGER, 
	receiver VARCHAR(32) NOT NULL, 
	people_count INTEGER NOT NULL, 
	matter VARCHAR(32) NOT NULL, 
	petitioner_id INTEGER, 
	content VARCHAR NOT NULL, 
	advice VARCHAR, 
	CONSTRAINT people_count_positive CHECK (people_count >= 1), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(petitioner_id) REFERENCES petitioner (id), 
	CONSTRAINT receiver CHECK (receiver IN ('head', 'deputy', 'clerk')), 
	CONSTRAINT matter CHECK (matter IN ('new', 'old', 'none'))
);
INSERT INTO "visit" VALUES(1,'2026-07-07',NULL,'clerk',1,'none',NULL,'Hỏi',NULL);
CREATE TABLE visit_petition (
	visit_id INTEGER NOT NULL, 
	petition_id INTEGER NOT NULL, 
	PRIMARY KEY (visit_id, petition_id), 
	FOREIGN KEY(petition_id) REFERENCES petition (id), 
	FOREIGN KEY(visit_id) REFERENCES visit (id)
);
CREATE INDEX ix_sanction_imposed_on ON sanction (imposed_on);
CREATE INDEX ix_visit_meeting_id ON visit (meeting_id);
CREATE INDEX ix_visit_visited_on ON visit (visited_on);
CREATE INDEX ix_document_issued_on ON document (issued_on);
CREATE INDEX ix_document_meeting_id ON document (meeting_id);
CREATE INDEX ix_document_petition_id ON document (petition_id);
CREATE INDEX ix_visit_petition_petition_id ON visit_petition (petition_id);
CREATE INDEX ix_meeting_meets_on ON meeting (meets_on);
CREATE INDEX ix_meeting_event ON meeting_event (meeting_id, happened_on);
CREATE INDEX ix_petition_event ON petition_event (petition_id, happened_on);
CREATE INDEX ix_deadline_meeting ON deadline (meeting_id, done_on, late_after);
CREATE INDEX ix_deadline_open ON deadline (done_on, late_after);
CREATE INDEX ix_deadline_petition ON deadline (petition_id, done_on, late_after);
CREATE INDEX ix_petition_meeting_id ON petition (meeting_id);
CREATE INDEX ix_petition_petitioner_id ON petition (petitioner_id);
CREATE INDEX ix_petition_received ON petition (received_on, id);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_change_petition_id ON change (petition_id);
CREATE INDEX ix_change_meeting_id ON change (meeting_id);
CREATE INDEX ix_change_row ON change (table_name, row_key);
CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER operation_is_not_altered BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER change_is_not_altered BEFORE UPDATE ON change WHEN (OLD.personal_digest IS NOT NULL OR OLD.personal IS NULL) AND (NEW.personal IS NOT NULL OR NEW.personal_digest IS NOT OLD.personal_digest) OR NEW.id <> OLD.id OR NEW.operation_id <> OLD.operation_id OR NEW.table_name <> OLD.table_name OR NEW.row_key <> OLD.row_key OR NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id OR NEW.open <> OLD.open BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('meeting',2);
INSERT INTO "sqlite_sequence" VALUES('meeting_event',1);
INSERT INTO "sqlite_sequence" VALUES('petition_event',2);
INSERT INTO "sqlite_sequence" VALUES('petition',2);
INSERT INTO "sqlite_sequence" VALUES('change',22);
INSERT INTO "sqlite_sequence" VALUES('operation',19);
INSERT INTO "sqlite_sequence" VALUES('petitioner',2);
INSERT INTO "sqlite_sequence" VALUES('visit',2);
INSERT INTO "sqlite_sequence" VALUES('sanction',1);
INSERT INTO "sqlite_sequence" VALUES('document',1);
COMMIT;
