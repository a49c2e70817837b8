"""An Amazon account, on an emulator or a real one: the template deployed, people added, what a person does to get in.

The emulator differs from Amazon in three ways that touch the template:
- it knows no style for the sign-in page, so that resource is left out;
- its policies know no variables, so the one in the role is replaced by the id of one person;
- without TLS the bucket would refuse everything, so `without_tls_policy` takes that rule away.
"""

import base64
import hashlib
import html.parser
import json
import os
import secrets
import ssl
import urllib.parse
import urllib.request
from typing import NamedTuple

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config

import template

REGION = "eu-central-1"
STACK = "vouch"
ROOT_KEY = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
UNKNOWN_TO_EMULATOR = {"AWS::Cognito::ManagedLoginBranding"}


class SignInRefused(Exception):
    """The sign-in page gave no code; the text is what it said instead."""


class Person(NamedTuple):
    """Somebody who may sign in."""

    user: str
    password: str


class Credentials(NamedTuple):
    """What an identity pool hands out for an id token."""

    identity_id: str
    key: dict


class Account:
    """The account at an endpoint, or Amazon's own where there is none. `setup` is what the setup code says."""

    def __init__(self, endpoint=None, authority=None):
        self.endpoint = endpoint
        self.authority = authority
        self.setup_code = None
        self.setup = None
        self.role = None
        self.policy = None
        self.session = botocore.session.Session()
        self.session.set_config_variable("config_file", os.devnull)
        self.session.set_config_variable("credentials_file", os.devnull)
        context = ssl.create_default_context(cafile=authority) if authority else None
        handlers = [urllib.request.ProxyHandler({}), StayHere()]
        if context:
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self.browser = urllib.request.build_opener(*handlers)

    def client(self, service, key=None):
        """A client with a key, or one that signs nothing. Nothing of this computer's own settings gets in."""
        config = {"proxies": {}, "retries": {"max_attempts": 0}}
        if self.endpoint:
            config["s3"] = {"addressing_style": "path"}
        if key is None:
            config["signature_version"] = UNSIGNED
        return self.session.create_client(
            service,
            region_name=self.setup["region"] if self.setup else REGION,
            endpoint_url=self.endpoint,
            verify=str(self.authority) if self.authority else None,
            config=Config(**config),
            **(key or {}),
        )

    def root(self, service):
        return self.client(service, ROOT_KEY)

    # ---- Set-up -----------------------------------------------------------------------------------------------

    def deploy(self, **parameters):
        body = template.load()
        body["Resources"] = {
            name: resource
            for name, resource in body["Resources"].items()
            if resource["Type"] not in UNKNOWN_TO_EMULATOR
        }
        cloud = self.root("cloudformation")
        cloud.create_stack(
            StackName=STACK,
            TemplateBody=json.dumps(body),
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
        )
        cloud.get_waiter("stack_create_complete").wait(StackName=STACK, WaiterConfig={"Delay": 1})
        stack = cloud.describe_stacks(StackName=STACK)["Stacks"][0]
        self.setup_code = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}["SetupCode"]
        self.setup = read_setup_code(self.setup_code)
        self.role = cloud.describe_stack_resource(StackName=STACK, LogicalResourceId="PersonRole")[
            "StackResourceDetail"
        ]["PhysicalResourceId"]
        self.policy = self.root("iam").get_role_policy(RoleName=self.role, PolicyName="person")["PolicyDocument"]

    def without_tls_policy(self):
        self.root("s3").delete_bucket_policy(Bucket=self.setup["bucket"])

    def add_person(self, user):
        """As the owner does it, with a password of its own already chosen."""
        person = Person(user, f"Aa1-{secrets.token_urlsafe(12)}")
        people = self.root("cognito-idp")
        people.admin_create_user(
            UserPoolId=self.setup["user_pool_id"],
            Username=person.user,
            UserAttributes=[
                {"Name": "email", "Value": person.user},
                {"Name": "email_verified", "Value": "true"},
            ],
            MessageAction="SUPPRESS",
        )
        people.admin_set_user_password(
            UserPoolId=self.setup["user_pool_id"], Username=person.user, Password=person.password, Permanent=True
        )
        return person

    def let_in(self, identity_id):
        """Puts one person where the role's policy has a variable; until then the emulator lets nobody in."""
        policy = json.dumps(self.policy).replace(template.VARIABLE, identity_id)
        self.root("iam").put_role_policy(RoleName=self.role, PolicyName="person", PolicyDocument=policy)

    # ---- Sign-in ----------------------------------------------------------------------------------------------

    @property
    def pages(self):
        """Where the sign-in page is, and the token endpoint with it."""
        return self.endpoint or f"https://{self.setup['domain']}"

    def sign_in(self, person, redirect="http://127.0.0.1:17321/callback"):
        """Through the sign-in page, as a browser and the app do it. Returns the token endpoint's answer."""
        verifier, challenge = proof_key()
        state = secrets.token_urlsafe(16)
        code = self.authorize(person, challenge, state=state, nonce=secrets.token_urlsafe(16), redirect=redirect)
        return self.exchange(code, verifier, redirect)

    def sign_in_page(self, challenge, state, nonce, redirect):
        """Its address for one attempt."""
        query = {
            "response_type": "code",
            "client_id": self.setup["client_id"],
            "redirect_uri": redirect,
            "scope": "openid email aws.cognito.signin.user.admin",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{self.pages}/oauth2/authorize?{urllib.parse.urlencode(query)}"

    def authorize(self, person, challenge, state, nonce, redirect):
        """The code that the browser brings back."""
        location = self.log_in(self.sign_in_page(challenge, state, nonce, redirect), person)
        address, _, query = location.partition("?")
        answer = dict(urllib.parse.parse_qsl(query))
        if (address, answer.get("state")) != (redirect, state):
            raise SignInRefused(location)
        return answer["code"]

    def log_in(self, address, person):
        """Fills in the sign-in page; gives the address that it sends the browser back to."""
        status, _, page = self.send(address)
        if status != 200:
            raise SignInRefused(page)
        fields = hidden_fields(page) | {"username": person.user, "password": person.password}
        status, headers, page = self.send(f"{self.pages}/login", form=fields)
        if status != 302:
            raise SignInRefused(page)
        return headers["Location"]

    def exchange(self, code, verifier, redirect):
        return self.ask_token(grant_type="authorization_code", code=code, code_verifier=verifier, redirect_uri=redirect)

    def refresh(self, tokens):
        """As the app does it: with rotation there would be a new refresh token in the answer."""
        return self.client("cognito-idp").get_tokens_from_refresh_token(
            ClientId=self.setup["client_id"], RefreshToken=tokens["refresh_token"]
        )["AuthenticationResult"]

    def ask_token(self, **fields):
        status, _, body = self.send(f"{self.pages}/oauth2/token", form={"client_id": self.setup["client_id"], **fields})
        return {"status": status, **json.loads(body)}

    def published(self, name):
        """A document that the user pool shows to everybody."""
        place = self.endpoint or f"https://cognito-idp.{self.setup['region']}.amazonaws.com"
        return json.loads(self.send(f"{place}/{self.setup['user_pool_id']}/.well-known/{name}")[2])

    def send(self, address, form=None):
        """Status, headers and text of an answer; a redirection is an answer as well."""
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        with self.browser.open(address, data=data, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()

    # ---- Credentials ------------------------------------------------------------------------------------------

    @property
    def provider(self):
        return f"cognito-idp.{self.setup['region']}.amazonaws.com/{self.setup['user_pool_id']}"

    def identity(self, id_token):
        identities = self.client("cognito-identity")
        logins = {self.provider: id_token}
        return identities.get_id(IdentityPoolId=self.setup["identity_pool_id"], Logins=logins)["IdentityId"]

    def credentials(self, id_token):
        identity_id = self.identity(id_token)
        given = self.client("cognito-identity").get_credentials_for_identity(
            IdentityId=identity_id, Logins={self.provider: id_token}
        )["Credentials"]
        key = {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretKey"],
            "aws_session_token": given["SessionToken"],
        }
        return Credentials(identity_id, key)


class StayHere(urllib.request.HTTPErrorProcessor):
    """Follows no redirection and raises at no status."""

    def http_response(self, request, response):
        return response

    https_response = http_response


class HiddenFields(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields = {}

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "input" and attributes.get("type") == "hidden":
            self.fields[attributes["name"]] = attributes.get("value", "")


def read_setup_code(text):
    return json.loads(base64.urlsafe_b64decode(text))


def hidden_fields(page):
    parser = HiddenFields()
    parser.feed(page)
    return parser.fields


def claims(token):
    """What a token says, unproved."""
    body = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def proof_key():
    """A PKCE verifier and its S256 challenge."""
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return verifier, challenge
