PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE article (
	id VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	url VARCHAR,
	title VARCHAR,
	authors JSON NOT NULL,
	published VARCHAR,
	language VARCHAR,
	media_type VARCHAR NOT NULL,
	warnings JSON NOT NULL,
	digest VARCHAR NOT NULL,
	read_at VARCHAR NOT NULL,
	PRIMARY KEY (id)
);
INSERT INTO "article" VALUES('5d3370beaf78e161','article.md',NULL,'Version two','[]',NULL,NULL,'text/markdown','[]','762cd5cf6701c5b6588f302f3e57a70a4a2e61a2b9fd979a1a881364f0596416','2026-11-25T01:08:58.237181Z');
CREATE TABLE capture (
	id INTEGER NOT NULL,
	url_key VARCHAR NOT NULL,
	run INTEGER NOT NULL,
	captured_at VARCHAR NOT NULL,
	hop JSON NOT NULL,
	http_status INTEGER,
	mime VARCHAR,
	payload_digest VARCHAR,
	truncated VARCHAR,
	restricted BOOLEAN NOT NULL,
	file VARCHAR,
	"offset" INTEGER,
	length INTEGER,
	record_id VARCHAR,
	record_type VARCHAR,
	PRIMARY KEY (id)
);
INSERT INTO "capture" VALUES(1,'4b6f5b3d17e3b9b3d8941e4cfee548b1',1,'2026-11-25T01:08:58.273602Z','{"url": "http://127.0.0.1:36175/robots.txt", "http_status": 404, "content_type": "text/plain"}',404,'text/plain','sha256:907ba78b4545338d3539683e63ecb51cf51c10adc9dabd86e92bd52339f298b9',NULL,0,'evercite-20261125010858247-00000-0.warc.gz',1538,465,'<urn:uuid:2d321a1d-9ab7-4bbd-b97a-79a2065bfb90>','response');
INSERT INTO "capture" VALUES(2,'344d0cf5f3e3be681a958fca8cdc5308',1,'2026-11-25T01:08:58.306343Z','{"url": "http://127.0.0.1:36175/moved", "http_status": 302, "location": "/report"}',302,NULL,'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',NULL,0,'evercite-20261125010858247-00000-0.warc.gz',2503,460,'<urn:uuid:d6a55c58-155f-449d-be45-b70ff0c4225e>','response');
INSERT INTO "capture" VALUES(3,'7792bca7c423ebb6f3bc0f0340c5a1ac',1,'2026-11-25T01:08:58.315603Z','{"url": "http://127.0.0.1:36175/report", "http_status": 200, "content_type": "text/html"}',200,'text/html','sha256:03da778006524fc86e00e9268b4e0c8dd5adfec19fb67835dcd7320f4f0006d1',NULL,0,'evercite-20261125010858247-00000-0.warc.gz',3459,514,'<urn:uuid:858cc4f0-7c1e-48ba-a541-221f61bb39e9>','response');
INSERT INTO "capture" VALUES(4,'c16359d256747206a4ecd26eb14204c5',1,'2026-11-25T01:08:58.332242Z','{"url": "http://127.0.0.1:36175/down", "http_status": 503, "content_type": "text/html"}',503,'text/html','sha256:9390298f3fb0c5b160498935d79cb139aef28e1c47358b4bbba61862b9c26e59',NULL,0,'evercite-20261125010858247-00000-0.warc.gz',6737,455,'<urn:uuid:c0a4ea57-9d08-46d7-92f1-2e087ac20c54>','response');
INSERT INTO "capture" VALUES(5,'c46f74ea8891a0b329926ba43b7f19c5',1,'2026-11-25T01:08:58.837587Z','{"url": "http://127.0.0.1:36175/gone", "http_status": 404, "content_type": "text/html"}',404,'text/html','sha256:9390298f3fb0c5b160498935d79cb139aef28e1c47358b4bbba61862b9c26e59',NULL,0,'evercite-20261125010858247-00000-0.warc.gz',8737,455,'<urn:uuid:59af8ad5-3397-44a4-b062-5fdfa993a5ed>','response');
INSERT INTO "capture" VALUES(6,'3da0e3c62c5517668cb1e742405ab8cf',1,'2026-11-25T01:08:59.218323Z','{"url": "http://127.0.0.1:36175/s.css", "http_status": 200, "content_type": "text/css"}',200,'text/css','sha256:a737a368150ca3c4076b82bd407ba24a3a92dda5405f65a989e24d6118544edb',NULL,0,'evercite-20261125010858247-00000-0.warc.gz',10720,456,'<urn:uuid:fbbbf8a6-a4ce-44e1-9167-f6c319b04617>','response');
CREATE TABLE chain (
	id INTEGER NOT NULL,
	purpose VARCHAR NOT NULL,
	start_key VARCHAR NOT NULL,
	current_key VARCHAR NOT NULL,
	hops JSON NOT NULL,
	run INTEGER NOT NULL,
	open BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(start_key) REFERENCES url ("key"),
	FOREIGN KEY(current_key) REFERENCES url ("key")
);
INSERT INTO "chain" VALUES(1,'target','7792bca7c423ebb6f3bc0f0340c5a1ac','7792bca7c423ebb6f3bc0f0340c5a1ac','[3]',1,0);
INSERT INTO "chain" VALUES(2,'target','344d0cf5f3e3be681a958fca8cdc5308','7792bca7c423ebb6f3bc0f0340c5a1ac','[2, 3]',1,0);
INSERT INTO "chain" VALUES(3,'target','c46f74ea8891a0b329926ba43b7f19c5','c46f74ea8891a0b329926ba43b7f19c5','[5]',1,0);
INSERT INTO "chain" VALUES(4,'target','c16359d256747206a4ecd26eb14204c5','c16359d256747206a4ecd26eb14204c5','[4]',1,0);
INSERT INTO "chain" VALUES(5,'robots','4b6f5b3d17e3b9b3d8941e4cfee548b1','4b6f5b3d17e3b9b3d8941e4cfee548b1','[1]',1,0);
INSERT INTO "chain" VALUES(6,'requisite','3da0e3c62c5517668cb1e742405ab8cf','3da0e3c62c5517668cb1e742405ab8cf','[6]',1,0);
CREATE TABLE citation (
	id VARCHAR NOT NULL,
	article_id VARCHAR NOT NULL,
	ordinal INTEGER NOT NULL,
	role VARCHAR NOT NULL,
	cited BOOLEAN NOT NULL,
	text VARCHAR NOT NULL,
	prefix VARCHAR NOT NULL,
	suffix VARCHAR NOT NULL,
	href VARCHAR NOT NULL,
	target VARCHAR,
	fragment VARCHAR,
	identifier_scheme VARCHAR,
	identifier_value VARCHAR,
	recovered_from VARCHAR,
	url_key VARCHAR,
	planned JSON,
	first_seen VARCHAR NOT NULL,
	last_seen VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(article_id) REFERENCES article (id),
	FOREIGN KEY(url_key) REFERENCES url ("key")
);
INSERT INTO "citation" VALUES('a75d25178af0c1ad','5d3370beaf78e161',0,'inline',1,'in a report','Version two

It is said ',', which moved once, that a page is gone and another one is down,','http://127.0.0.1:36175/report','http://127.0.0.1:36175/report',NULL,NULL,NULL,NULL,'7792bca7c423ebb6f3bc0f0340c5a1ac','null','2026-11-25T01:08:58.237181Z','2026-11-25T01:08:58.237181Z');
INSERT INTO "citation" VALUES('cf2f5f3327aec20c','5d3370beaf78e161',1,'inline',1,'moved once','Version two

It is said in a report, which ',', that a page is gone and another one is down, and this was','http://127.0.0.1:36175/moved','http://127.0.0.1:36175/moved',NULL,NULL,NULL,NULL,'344d0cf5f3e3be681a958fca8cdc5308','null','2026-11-25T01:08:58.237181Z','2026-11-25T01:08:58.237181Z');
INSERT INTO "citation" VALUES('cb10339cbb01d5c2','5d3370beaf78e161',2,'inline',1,'a page','Version two

It is said in a report, which moved once, that ',' is gone and another one is down, and this was stripped.','http://127.0.0.1:36175/gone','http://127.0.0.1:36175/gone',NULL,NULL,NULL,NULL,'c46f74ea8891a0b329926ba43b7f19c5','null','2026-11-25T01:08:58.237181Z','2026-11-25T01:08:58.237181Z');
INSERT INTO "citation" VALUES('2ffe4b849b36044c','5d3370beaf78e161',3,'inline',1,'another one',' is said in a report, which moved once, that a page is gone and ',' is down, and this was stripped.','http://127.0.0.1:36175/down','http://127.0.0.1:36175/down',NULL,NULL,NULL,NULL,'c16359d256747206a4ecd26eb14204c5','null','2026-11-25T01:08:58.237181Z','2026-11-25T01:08:58.237181Z');
INSERT INTO "citation" VALUES('3cec5e81a9f3ce00','5d3370beaf78e161',4,'inline',1,'this','moved once, that a page is gone and another one is down, and ',' was stripped.','',NULL,NULL,NULL,NULL,NULL,NULL,'{"status": "lost", "reason": "no-target", "confidence": 1.0, "checked_at": "2026-11-25T01:08:58.237181Z", "evidence": {}}','2026-11-25T01:08:58.237181Z','2026-11-25T01:08:58.237181Z');
CREATE TABLE host (
	host VARCHAR NOT NULL,
	ready_at FLOAT NOT NULL,
	PRIMARY KEY (host)
);
INSERT INTO "host" VALUES('127.0.0.1',1.79556893950208306311e+09);
CREATE TABLE judgement (
	id INTEGER NOT NULL,
	url_key VARCHAR NOT NULL,
	run INTEGER NOT NULL,
	checked_at VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	confidence FLOAT NOT NULL,
	evidence JSON NOT NULL,
	hops JSON NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(run) REFERENCES run (id)
);
INSERT INTO "judgement" VALUES(1,'7792bca7c423ebb6f3bc0f0340c5a1ac',1,'2026-11-25T01:08:58.322147Z','live','ok',0.9,'{"http_status": 200}','[3]');
INSERT INTO "judgement" VALUES(2,'344d0cf5f3e3be681a958fca8cdc5308',1,'2026-11-25T01:08:58.322147Z','live','redirected',0.8,'{"http_status": 200, "final_url": "http://127.0.0.1:36175/report", "redirects": 1}','[2, 3]');
INSERT INTO "judgement" VALUES(3,'c16359d256747206a4ecd26eb14204c5',1,'2026-11-25T01:08:58.336097Z','suspect','http-5xx',0.4,'{"http_status": 503, "failed_checks": 1, "needed": 3, "first_failed_at": "2026-11-25T01:08:58.336097Z"}','[4]');
INSERT INTO "judgement" VALUES(4,'c46f74ea8891a0b329926ba43b7f19c5',1,'2026-11-25T01:08:58.841312Z','dead','http-404',0.95,'{"http_status": 404}','[5]');
CREATE TABLE need (
	holder_id INTEGER NOT NULL,
	url_key VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	depth INTEGER NOT NULL,
	final_id INTEGER,
	captured BOOLEAN NOT NULL,
	PRIMARY KEY (holder_id, url_key),
	FOREIGN KEY(holder_id) REFERENCES capture (id),
	FOREIGN KEY(url_key) REFERENCES url ("key"),
	FOREIGN KEY(final_id) REFERENCES capture (id)
);
INSERT INTO "need" VALUES(3,'3da0e3c62c5517668cb1e742405ab8cf','style',1,6,1);
CREATE TABLE payload (
	digest VARCHAR NOT NULL,
	url VARCHAR NOT NULL,
	captured_at VARCHAR NOT NULL,
	record_id VARCHAR NOT NULL,
	file VARCHAR NOT NULL,
	"offset" INTEGER NOT NULL,
	PRIMARY KEY (digest)
);
INSERT INTO "payload" VALUES('sha256:03da778006524fc86e00e9268b4e0c8dd5adfec19fb67835dcd7320f4f0006d1','http://127.0.0.1:36175/report','2026-11-25T01:08:58.315603Z','<urn:uuid:858cc4f0-7c1e-48ba-a541-221f61bb39e9>','evercite-20261125010858247-00000-0.warc.gz',3459);
CREATE TABLE robots (
	origin VARCHAR NOT NULL,
	rules VARCHAR NOT NULL,
	failure JSON,
	fetched_at FLOAT NOT NULL,
	run INTEGER NOT NULL,
	PRIMARY KEY (origin)
);
INSERT INTO "robots" VALUES('http://127.0.0.1:36175','{"availability": "unavailable", "status": 404, "text": ""}','null',1.79556893828796195985e+09,1);
CREATE TABLE run (
	id INTEGER NOT NULL,
	started_at VARCHAR NOT NULL,
	ended_at VARCHAR,
	sources JSON NOT NULL,
	policy_digest VARCHAR NOT NULL,
	PRIMARY KEY (id)
);
INSERT INTO "run" VALUES(1,'2026-11-25T01:08:57.826909Z','2026-11-25T01:08:59.233596Z','["article.md"]','sha256:bf1425daf3cc6d1de3f867175e0c62040d59f4ddb959c6a1195c721f8cb35b26');
CREATE TABLE url (
	"key" VARCHAR NOT NULL,
	url VARCHAR NOT NULL,
	host VARCHAR NOT NULL,
	origin VARCHAR NOT NULL,
	purpose VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	run INTEGER NOT NULL,
	cookies VARCHAR NOT NULL,
	attempts INTEGER NOT NULL,
	next_due FLOAT NOT NULL,
	token INTEGER NOT NULL,
	capture_id INTEGER,
	judgement_id INTEGER,
	PRIMARY KEY ("key")
);
INSERT INTO "url" VALUES('7792bca7c423ebb6f3bc0f0340c5a1ac','http://127.0.0.1:36175/report','127.0.0.1','http://127.0.0.1:36175','target','done',1,'',0,1.79556893823718094829e+09,1,3,1);
INSERT INTO "url" VALUES('344d0cf5f3e3be681a958fca8cdc5308','http://127.0.0.1:36175/moved','127.0.0.1','http://127.0.0.1:36175','target','done',1,'',0,1.79556893823718094829e+09,2,2,2);
INSERT INTO "url" VALUES('c46f74ea8891a0b329926ba43b7f19c5','http://127.0.0.1:36175/gone','127.0.0.1','http://127.0.0.1:36175','target','done',1,'',0,1.79556893823718094829e+09,1,5,4);
INSERT INTO "url" VALUES('c16359d256747206a4ecd26eb14204c5','http://127.0.0.1:36175/down','127.0.0.1','http://127.0.0.1:36175','target','done',1,'',0,1.79556893823718094829e+09,1,4,3);
INSERT INTO "url" VALUES('4b6f5b3d17e3b9b3d8941e4cfee548b1','http://127.0.0.1:36175/robots.txt','127.0.0.1','http://127.0.0.1:36175','robots','done',1,'',0,0.0,1,1,NULL);
INSERT INTO "url" VALUES('3da0e3c62c5517668cb1e742405ab8cf','http://127.0.0.1:36175/s.css','127.0.0.1','http://127.0.0.1:36175','target','done',1,'',0,1.79556893832214689251e+09,1,6,NULL);
CREATE TABLE warc (
	file VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	bytes INTEGER NOT NULL,
	run INTEGER NOT NULL,
	PRIMARY KEY (file)
);
INSERT INTO "warc" VALUES('evercite-20261125010858247-00000-0.warc.gz','sealed',13997,1);
CREATE INDEX ix_article_source ON article (source);
CREATE INDEX url_by_origin ON url (origin, state);
CREATE INDEX url_due ON url (state, run, host, next_due, "key");
CREATE INDEX ix_capture_url_key ON capture (url_key);
CREATE INDEX capture_by_file ON capture (file, "offset");
CREATE INDEX payload_by_file ON payload (file, "offset");
CREATE INDEX citation_by_article ON citation (article_id, ordinal);
CREATE INDEX citation_by_url ON citation (url_key);
CREATE INDEX need_open_by_url ON need (url_key) WHERE final_id IS NULL;
CREATE INDEX need_by_final ON need (final_id);
CREATE INDEX chain_open_by_current ON chain (current_key) WHERE open = 1;
CREATE UNIQUE INDEX chain_open_by_start ON chain (purpose, start_key) WHERE open = 1;
CREATE INDEX ix_judgement_url_key ON judgement (url_key);
COMMIT;
