#!/usr/bin/env python3
"""Goes through a real account, call by call, and says what happened: check.py SETUP_CODE [--read PICTURE]

It signs in as a person, twice, in the web browser, and does what Vouch may do and much that it may not. One line tells
of each call: what Amazon answered, and WRONG where that was not as it should be. It puts one small file into the
person's own place and deletes it again. With --read it also has a picture read in three ways, which Amazon bills as
three pages. The status is 1 if anything was wrong.
"""

import environment

if __name__ == "__main__":
    environment.enter()

import argparse
import http.server
import secrets
import sys
import time
import urllib.parse
import webbrowser
from pathlib import Path

from botocore.config import Config
from botocore.exceptions import ClientError

from account import Account, claims, proof_key, read_setup_code

PORTS = [17321, 21873, 26417, 31259]
PATIENCE = 300  # seconds for a person to sign in
DENIED = {"AccessDenied", "AccessDeniedException"}
REFUSED = {"NotAuthorizedException"}
CONTENT = b"made up by the check of Vouch\n"


def main():
    parser = argparse.ArgumentParser(description="Goes through a real account and says what happened.")
    parser.add_argument("setup_code")
    parser.add_argument("--read", metavar="PICTURE", type=Path, help="have a JPEG or PNG read, which is billed")
    arguments = parser.parse_args()
    account = Account()
    account.setup = read_setup_code(arguments.setup_code)
    check = Check(account, webbrowser.open)
    check.everything(arguments.read.read_bytes() if arguments.read else None)
    print(f"{check.calls} calls, {len(check.wrong)} wrong")
    sys.exit(1 if check.wrong else 0)


class Check:
    """One run. `wrong` names what was not as it should be."""

    def __init__(self, account, open_browser):
        self.account = account
        self.open_browser = open_browser
        self.calls = 0
        self.wrong = []

    def everything(self, picture):
        tokens = self.sign_in()
        self.tokens(tokens)
        person = self.identity(tokens)
        if person:
            self.originals(person)
            self.closed(person)
        if person and picture:
            self.reading(person, picture)
        self.sign_out(tokens)
        self.sign_out_everywhere(self.sign_in())

    # ---- What is tried ----------------------------------------------------------------------------------------

    def tokens(self, tokens):
        issuer = f"https://{self.account.provider}"
        document = self.account.published("openid-configuration")
        self.that("discovery names the issuer", document["issuer"] == issuer)
        person, access = claims(tokens["id_token"]), claims(tokens["access_token"])
        client = self.account.setup["client_id"]
        self.that("the id token is for this client", (person["iss"], person["aud"]) == (issuer, client))
        self.that("the access token names this client", (access["iss"], access["client_id"]) == (issuer, client))
        lives = {token["exp"] - token["iat"] for token in (person, access)}
        self.that("tokens live for 15 minutes", lives == {15 * 60})

        people = self.account.client("cognito-idp")
        fresh = self.call("GetTokensFromRefreshToken", self.account.refresh, tokens=tokens) or {}
        self.that("a refresh brings a new refresh token", "RefreshToken" in fresh)
        tokens["refresh_token"] = fresh.get("RefreshToken", tokens["refresh_token"])
        self.call(
            "InitiateAuth, the refresh without rotation",
            people.initiate_auth,
            expect=REFUSED | {"InvalidParameterException"},
            ClientId=client,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["refresh_token"]},
        )

    def identity(self, tokens):
        pool = self.account.setup["identity_pool_id"]
        identities = self.account.client("cognito-identity")
        self.call("GetId without a token", identities.get_id, expect=REFUSED, IdentityPoolId=pool)
        self.call("GetId with garbage", self.account.identity, expect=REFUSED, id_token="garbage")
        return self.call("GetId and GetCredentialsForIdentity", self.account.credentials, id_token=tokens["id_token"])

    def originals(self, person):
        s3 = self.account.client("s3", person.key)
        bucket = self.account.setup["bucket"]
        place = f"private/{person.identity_id}/"
        own = {"Bucket": bucket, "Key": f"{place}{secrets.token_hex(16)}.txt"}
        new = {**own, "Body": CONTENT, "IfNoneMatch": "*", "ServerSideEncryption": "AES256"}
        self.call("PutObject, own", s3.put_object, **new)
        self.call("PutObject, the same again", s3.put_object, expect={"PreconditionFailed"}, **new)
        head = self.call("HeadObject, own", s3.head_object, **own, ChecksumMode="ENABLED") or {}
        self.that("it is encrypted", head.get("ServerSideEncryption") == "AES256")
        self.that("it has a checksum", any(name.startswith("Checksum") for name in head))
        if not self.account.endpoint:
            self.that("it has a day on which it expires", "expire-originals" in head.get("Expiration", ""))
        self.call("ListObjectsV2, own", s3.list_objects_v2, Bucket=bucket, Prefix=place)
        if not self.account.endpoint:
            self.call("GetObject, own, without TLS", self.without_tls(person).get_object, expect=DENIED, **own)
        self.call("GetObject, own, unsigned", self.account.client("s3").get_object, expect=DENIED, **own)
        self.call("DeleteObject, own", s3.delete_object, **own)

    def closed(self, person):
        s3 = self.account.client("s3", person.key)
        bucket = {"Bucket": self.account.setup["bucket"]}
        other = {**bucket, "Key": "private/somebody-else/1.txt"}
        self.call("PutObject, another's", s3.put_object, expect=DENIED, **other, Body=CONTENT)
        self.call("GetObject, another's", s3.get_object, expect=DENIED, **other)
        self.call("ListObjectsV2, everything", s3.list_objects_v2, expect=DENIED, **bucket)
        self.call("GetBucketPolicy", s3.get_bucket_policy, expect=DENIED, **bucket)
        self.call("ListBuckets", s3.list_buckets, expect=DENIED)
        self.call("ListRoles of IAM", self.account.client("iam", person.key).list_roles, expect=DENIED)
        self.call("ListQueues of SQS", self.account.client("sqs", person.key).list_queues, expect=DENIED)

    def reading(self, person, picture):
        textract = self.account.client("textract", person.key)
        document = {"Bytes": picture}
        self.call("AnalyzeExpense", textract.analyze_expense, Document=document)
        self.call("AnalyzeID", textract.analyze_id, DocumentPages=[document])
        self.call("DetectDocumentText", textract.detect_document_text, Document=document)
        tables = {"Document": document, "FeatureTypes": ["TABLES"]}
        self.call("AnalyzeDocument", textract.analyze_document, expect=DENIED, **tables)

    def sign_out(self, tokens):
        people = self.account.client("cognito-idp")
        client = self.account.setup["client_id"]
        self.call("RevokeToken", people.revoke_token, ClientId=client, Token=tokens["refresh_token"])
        self.call("GetTokensFromRefreshToken afterwards", self.account.refresh, expect=REFUSED, tokens=tokens)

    def sign_out_everywhere(self, tokens):
        people = self.account.client("cognito-idp")
        self.call("GlobalSignOut", people.global_sign_out, AccessToken=tokens["access_token"])
        self.call("GetTokensFromRefreshToken afterwards", self.account.refresh, expect=REFUSED, tokens=tokens)
        self.call(
            "GetCredentialsForIdentity afterwards",
            self.account.credentials,
            expect=REFUSED,
            id_token=tokens["id_token"],
        )
        back = urllib.parse.quote(f"http://127.0.0.1:{PORTS[0]}/signed-out", safe="")
        address = f"{self.account.pages}/logout?client_id={self.account.setup['client_id']}&logout_uri={back}"
        self.that("the sign-in page signs out as well", self.account.send(address)[0] == 302)

    # ---- How --------------------------------------------------------------------------------------------------

    def call(self, name, function, expect=frozenset(), **arguments):
        """Calls it and returns the answer. `expect`: the errors it should fail with; none if it should not fail."""
        self.calls += 1
        try:
            answer, said = function(**arguments), "done"
        except ClientError as error:
            answer, said = None, error.response["Error"]["Code"]
        self.tell(name, said, said in expect if expect else said == "done")
        return answer

    def that(self, name, is_so):
        self.tell(name, "yes" if is_so else "no", is_so)

    def tell(self, name, said, is_right):
        print(f"{'' if is_right else 'WRONG':6}{name}: {said}", flush=True)
        if not is_right:
            self.wrong.append(name)

    def without_tls(self, person):
        config = Config(proxies={}, retries={"max_attempts": 0})
        region = self.account.setup["region"]
        return self.account.session.create_client("s3", region_name=region, use_ssl=False, config=config, **person.key)

    def sign_in(self):
        """Opens the browser and waits for it to come back. Returns the tokens."""
        self.calls += 1
        verifier, challenge = proof_key()
        state, nonce = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        with listen() as server:
            redirect = f"http://127.0.0.1:{server.server_port}/callback"
            page = self.account.sign_in_page(challenge, state, nonce, redirect)
            print(f"      Sign in, please: {page}", flush=True)
            self.open_browser(page)
            answer = wait_for_browser(server)
        if answer.get("state") != state or "code" not in answer:
            sys.exit(f"The browser brought no code: {answer}")
        tokens = self.account.exchange(answer["code"], verifier, redirect)
        self.tell("authorize and token, code with PKCE", tokens["status"], tokens["status"] == 200)
        if tokens["status"] != 200:
            sys.exit(f"There are no tokens to go on with: {tokens}")
        self.that("the nonce comes back", claims(tokens["id_token"]).get("nonce") == nonce)
        return tokens


class Callback(http.server.BaseHTTPRequestHandler):
    """Keeps what the browser brings back."""

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        known = address.path == "/callback"
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"Done. Go back to the terminal.\n" if known else b"")
        if known:
            self.server.answer = dict(urllib.parse.parse_qsl(address.query))

    def log_message(self, *_):
        pass


def wait_for_browser(server):
    """What it brought, or nothing. It may open connections on which it then says nothing, so each has a thread."""
    server.answer = {}
    server.timeout = 1
    deadline = time.monotonic() + PATIENCE
    while not server.answer and time.monotonic() < deadline:
        server.handle_request()
    return server.answer


def listen():
    """On the first free one of the ports that the client knows."""
    for port in PORTS:
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), Callback)
        except OSError:
            continue
    sys.exit(f"None of the ports {PORTS} is free")


if __name__ == "__main__":
    main()
