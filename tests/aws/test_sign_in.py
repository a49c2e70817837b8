"""The sign-in page, the tokens and the identity pool, as the app uses them."""

import base64
import json
import unittest
import urllib.parse

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from account import SignInRefused, claims, proof_key
from case import Case

CALLBACK = "http://127.0.0.1:17321/callback"


class SignIn(Case):
    """Habits of the sign-in page, of the tokens and of the identity pool."""

    def test_tokens_say_who_for_whom_and_for_how_long(self):
        tokens = self.account.sign_in(self.ada)
        issuer = f"https://{self.account.provider}"
        person, access = claims(tokens["id_token"]), claims(tokens["access_token"])
        self.assertEqual((person["iss"], person["aud"]), (issuer, self.account.setup["client_id"]))
        self.assertEqual((person["token_use"], person["email"]), ("id", self.ada.user))
        self.assertEqual((access["iss"], access["client_id"]), (issuer, self.account.setup["client_id"]))
        self.assertEqual(access["token_use"], "access")
        self.assertNotIn("aud", access)
        for token in (person, access):
            self.assertEqual(token["exp"] - token["iat"], 15 * 60)

    def test_the_nonce_comes_back(self):
        verifier, challenge = proof_key()
        code = self.account.authorize(self.ada, challenge, state="s", nonce="once", redirect=CALLBACK)
        self.assertEqual(claims(self.account.exchange(code, verifier, CALLBACK)["id_token"])["nonce"], "once")

    def test_tokens_are_signed_with_published_keys(self):
        published = self.account.published("jwks.json")
        keys = {key["kid"]: key for key in published["keys"]}
        tokens = self.account.sign_in(self.ada)
        for token in (tokens["id_token"], tokens["access_token"]):
            head, body, signature = token.split(".")
            header = json.loads(decode(head))
            self.assertEqual(header["alg"], "RS256")
            public_key(keys[header["kid"]]).verify(
                decode(signature), f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256()
            )

    def test_discovery_names_amazon_as_issuer_and_the_emulator_as_place(self):
        document = self.account.published("openid-configuration")
        self.assertEqual(document["issuer"], f"https://{self.account.provider}")
        self.assertEqual(document["token_endpoint"], f"{self.account.endpoint}/oauth2/token")

    def open_page(self, redirect):
        return self.account.send(self.account.sign_in_page(proof_key()[1], "s", "n", redirect))[0]

    def test_every_registered_port_is_taken_and_no_other(self):
        for port in (17321, 21873, 26417, 31259):
            for host in ("127.0.0.1", "localhost"):
                self.assertEqual(self.open_page(f"http://{host}:{port}/callback"), 200)
        for redirect in ("http://127.0.0.1:17322/callback", "http://127.0.0.1:17321/", "https://example.com/callback"):
            self.assertEqual(self.open_page(redirect), 400, redirect)

    def test_a_wrong_password_gives_no_code(self):
        _, challenge = proof_key()
        with self.assertRaisesRegex(SignInRefused, "Incorrect username or password"):
            self.account.authorize(self.ada._replace(password="wrong"), challenge, "s", "n", CALLBACK)

    def test_a_code_is_worth_nothing_without_its_verifier(self):
        _, challenge = proof_key()
        code = self.account.authorize(self.ada, challenge, "s", "n", CALLBACK)
        answer = self.account.exchange(code, proof_key()[0], CALLBACK)
        self.assertEqual((answer["status"], answer["error"]), (400, "invalid_grant"))

    def test_a_code_is_taken_once(self):
        verifier, challenge = proof_key()
        code = self.account.authorize(self.ada, challenge, "s", "n", CALLBACK)
        self.assertEqual(self.account.exchange(code, verifier, CALLBACK)["status"], 200)
        answer = self.account.exchange(code, verifier, CALLBACK)
        self.assertEqual((answer["status"], answer["error"]), (400, "invalid_grant"))

    def test_a_refresh_token_brings_new_tokens(self):
        tokens = self.account.sign_in(self.ada)
        fresh = self.account.refresh(tokens)
        self.assertEqual(claims(fresh["IdToken"])["email"], self.ada.user)
        self.assertNotEqual(fresh["AccessToken"], tokens["access_token"])
        answer = self.account.ask_token(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
        self.assertEqual(answer["status"], 200)

    def test_revoking_ends_this_session_only(self):
        here, elsewhere = self.account.sign_in(self.ada), self.account.sign_in(self.ada)
        people = self.account.client("cognito-idp")
        people.revoke_token(ClientId=self.account.setup["client_id"], Token=here["refresh_token"])
        self.refused("NotAuthorizedException", self.account.refresh, tokens=here)
        self.refused("NotAuthorizedException", people.get_user, AccessToken=here["access_token"])
        self.assertIn("IdToken", self.account.refresh(elsewhere))

    def test_signing_out_everywhere_ends_every_session(self):
        here, elsewhere = self.account.sign_in(self.bob), self.account.sign_in(self.bob)
        self.account.client("cognito-idp").global_sign_out(AccessToken=here["access_token"])
        self.refused("NotAuthorizedException", self.account.refresh, tokens=here)
        self.refused("NotAuthorizedException", self.account.refresh, tokens=elsewhere)

    def test_the_browser_comes_back_from_signing_out(self):
        def sign_out(uri):
            query = urllib.parse.urlencode({"client_id": self.account.setup["client_id"], "logout_uri": uri})
            return self.account.send(f"{self.account.pages}/logout?{query}")

        status, headers, _ = sign_out("http://127.0.0.1:31259/signed-out")
        self.assertEqual((status, headers["Location"]), (302, "http://127.0.0.1:31259/signed-out"))
        self.assertEqual(sign_out("https://example.com/")[0], 400)

    def test_a_person_is_the_same_identity_each_time(self):
        first, second = (self.account.identity(self.account.sign_in(self.ada)["id_token"]) for _ in range(2))
        self.assertEqual(first, second)
        self.assertNotEqual(first, self.account.identity(self.account.sign_in(self.bob)["id_token"]))

    def test_the_identity_pool_takes_valid_id_tokens_only(self):
        tokens = self.account.sign_in(self.ada)
        head, body, signature = tokens["id_token"].split(".")
        altered = encode(json.dumps(claims(tokens["id_token"]) | {"email": self.bob.user}).encode())
        for token in ("garbage", tokens["access_token"], f"{head}.{altered}.{signature}", f"{head}.{body}."):
            self.refused("NotAuthorizedException", self.account.identity, id_token=token)

    def test_one_persons_token_opens_no_other_identity(self):
        identity = self.account.identity(self.account.sign_in(self.ada)["id_token"])
        self.refused(
            "NotAuthorizedException",
            self.account.client("cognito-identity").get_credentials_for_identity,
            IdentityId=identity,
            Logins={self.account.provider: self.account.sign_in(self.bob)["id_token"]},
        )


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def public_key(key):
    modulus, exponent = (int.from_bytes(decode(key[part]), "big") for part in ("n", "e"))
    return rsa.RSAPublicNumbers(exponent, modulus).public_key()


if __name__ == "__main__":
    unittest.main()
