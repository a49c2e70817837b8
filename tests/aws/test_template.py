"""What infra/vouch.yaml says, read as text: the part no emulator can vouch for."""

import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

from template import PATH, VARIABLE, load

template = load()
resources = template["Resources"]

ORIGINALS = {"Fn::GetAtt": ["Originals", "Arn"]}


def properties(name):
    return resources[name]["Properties"]


def strings(node, inside_sub=False):
    """Every text of the template, with whether Fn::Sub works on it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from strings(value, inside_sub or key == "Fn::Sub")
    elif isinstance(node, list):
        for value in node:
            yield from strings(value, inside_sub)
    elif isinstance(node, str):
        yield node, inside_sub


class Lint(unittest.TestCase):
    def test_cfn_lint_finds_nothing(self):
        command = [Path(sys.executable).with_name("cfn-lint"), "--include-checks", "I", "--", PATH]
        lint = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((lint.returncode, lint.stdout), (0, ""), lint.stderr)


class Everything(unittest.TestCase):
    def test_nothing_is_made_but_this(self):
        types = sorted(resource["Type"] for resource in resources.values())
        expected = [
            "AWS::Cognito::IdentityPool",
            "AWS::Cognito::IdentityPoolRoleAttachment",
            "AWS::Cognito::ManagedLoginBranding",
            "AWS::Cognito::UserPool",
            "AWS::Cognito::UserPoolClient",
            "AWS::Cognito::UserPoolDomain",
            "AWS::IAM::Role",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
        ]
        self.assertEqual(types, expected)


class People(unittest.TestCase):
    def test_nobody_signs_up_unless_the_owner_says_so(self):
        self.assertEqual(template["Parameters"]["SelfSignUp"]["Default"], "off")
        self.assertEqual(template["Conditions"]["PeopleSignUp"], {"Fn::Equals": [{"Ref": "SelfSignUp"}, "on"]})
        only_owner = properties("UserPool")["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"]
        self.assertEqual(only_owner, {"Fn::If": ["PeopleSignUp", False, True]})

    def test_an_authenticator_app_is_the_one_second_factor(self):
        second_factor = template["Parameters"]["SecondFactor"]
        self.assertEqual((second_factor["Default"], second_factor["AllowedValues"]), ("OPTIONAL", ["OPTIONAL", "ON"]))
        self.assertEqual(properties("UserPool")["MfaConfiguration"], {"Ref": "SecondFactor"})
        self.assertEqual(properties("UserPool")["EnabledMfas"], ["SOFTWARE_TOKEN_MFA"])

    def test_an_address_counts_only_when_it_is_verified(self):
        pool = properties("UserPool")
        self.assertEqual(pool["UsernameAttributes"], ["email"])
        self.assertEqual(pool["AutoVerifiedAttributes"], ["email"])
        self.assertEqual(pool["UserAttributeUpdateSettings"], {"AttributesRequireVerificationBeforeUpdate": ["email"]})
        recovery = pool["AccountRecoverySetting"]["RecoveryMechanisms"]
        self.assertEqual([way["Name"] for way in recovery], ["verified_email"])
        self.assertFalse(pool["UsernameConfiguration"]["CaseSensitive"])

    def test_passwords_are_long(self):
        self.assertGreaterEqual(properties("UserPool")["Policies"]["PasswordPolicy"]["MinimumLength"], 12)

    def test_the_sign_in_page_is_managed_and_has_a_style(self):
        self.assertEqual(properties("SignInDomain")["ManagedLoginVersion"], 2)
        self.assertIs(properties("SignInPage")["UseCognitoProvidedValues"], True)
        self.assertEqual(properties("SignInPage")["ClientId"], {"Ref": "DesktopClient"})

    def test_the_name_of_the_page_tells_nothing_of_its_owner(self):
        number = {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}
        self.assertEqual(properties("SignInDomain")["Domain"], {"Fn::Sub": ["vouch-${Number}", {"Number": number}]})


class Client(unittest.TestCase):
    def test_it_has_no_secret_and_takes_the_code_flow_only(self):
        client = properties("DesktopClient")
        self.assertIs(client["GenerateSecret"], False)
        self.assertEqual(client["AllowedOAuthFlows"], ["code"])
        self.assertEqual(client["AllowedOAuthScopes"], ["openid", "email", "aws.cognito.signin.user.admin"])
        self.assertEqual(client["SupportedIdentityProviders"], ["COGNITO"])
        self.assertEqual(client["PreventUserExistenceErrors"], "ENABLED")

    def test_tokens_are_short_lived_rotated_and_revocable(self):
        client = properties("DesktopClient")
        units = {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"}
        self.assertEqual(client["TokenValidityUnits"], units)
        self.assertLessEqual(client["AccessTokenValidity"], 15)
        self.assertLessEqual(client["IdTokenValidity"], 15)
        self.assertLessEqual(client["RefreshTokenValidity"], 30)
        self.assertEqual(client["RefreshTokenRotation"]["Feature"], "ENABLED")
        self.assertNotIn("ALLOW_REFRESH_TOKEN_AUTH", client["ExplicitAuthFlows"])
        self.assertIs(client["EnableTokenRevocation"], True)

    def test_no_password_flow_is_open(self):
        self.assertEqual(properties("DesktopClient")["ExplicitAuthFlows"], ["ALLOW_USER_SRP_AUTH"])

    def test_the_browser_comes_back_to_this_computer_at_fixed_ports(self):
        client = properties("DesktopClient")
        ports = [17321, 21873, 26417, 31259]
        hosts = ["127.0.0.1", "localhost"]
        places = [f"http://{host}:{port}" for host in hosts for port in ports]
        self.assertEqual(client["CallbackURLs"], [f"{place}/callback" for place in places])
        self.assertEqual(client["LogoutURLs"], [f"{place}/signed-out" for place in places])
        lowest_of_linux_for_outgoing_connections = 32768
        self.assertLess(max(ports), lowest_of_linux_for_outgoing_connections)

    def test_a_person_changes_nothing_but_the_address(self):
        self.assertEqual(properties("DesktopClient")["WriteAttributes"], ["email"])


class Role(unittest.TestCase):
    def test_the_identity_pool_asks_the_user_pool_each_time(self):
        pool = properties("IdentityPool")
        self.assertIs(pool["AllowUnauthenticatedIdentities"], False)
        self.assertIs(pool["AllowClassicFlow"], False)
        provider = {
            "ProviderName": {"Fn::GetAtt": ["UserPool", "ProviderName"]},
            "ClientId": {"Ref": "DesktopClient"},
            "ServerSideTokenCheck": True,
        }
        self.assertEqual(pool["CognitoIdentityProviders"], [provider])

    def test_there_is_one_role_and_it_is_for_people_of_this_pool(self):
        roles = [name for name, resource in resources.items() if resource["Type"] == "AWS::IAM::Role"]
        self.assertEqual(roles, ["PersonRole"])
        self.assertEqual(
            properties("IdentityPoolRoles")["Roles"], {"authenticated": {"Fn::GetAtt": ["PersonRole", "Arn"]}}
        )
        [trust] = properties("PersonRole")["AssumeRolePolicyDocument"]["Statement"]
        conditions = {
            "StringEquals": {"cognito-identity.amazonaws.com:aud": {"Ref": "IdentityPool"}},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"},
        }
        self.assertEqual(trust["Action"], "sts:AssumeRoleWithWebIdentity")
        self.assertEqual(trust["Principal"], {"Federated": "cognito-identity.amazonaws.com"})
        self.assertEqual(trust["Condition"], conditions)

    def test_it_may_do_exactly_this(self):
        role = properties("PersonRole")
        self.assertNotIn("ManagedPolicyArns", role)
        [policy] = role["Policies"]
        statements = [
            {
                "Sid": "OwnOriginals",
                "Effect": "Allow",
                "Action": ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
                "Resource": {"Fn::Sub": "${Originals.Arn}/private/${!cognito-identity.amazonaws.com:sub}/*"},
            },
            {
                "Sid": "ListOwnOriginals",
                "Effect": "Allow",
                "Action": "s3:ListBucket",
                "Resource": ORIGINALS,
                "Condition": {"StringLike": {"s3:prefix": f"private/{VARIABLE}/*"}},
            },
            {
                "Sid": "ReadDocuments",
                "Effect": "Allow",
                "Action": ["textract:AnalyzeExpense", "textract:AnalyzeID", "textract:DetectDocumentText"],
                "Resource": "*",
            },
        ]
        self.assertEqual(policy["PolicyDocument"], {"Version": "2012-10-17", "Statement": statements})

    def test_the_variable_reaches_amazon_as_it_must_be_spelled(self):
        found = []
        for text, inside_sub in strings(template):
            if "cognito-identity.amazonaws.com:sub" in text:
                found.append(text.replace("${!", "${") if inside_sub else text)
                self.assertEqual("${!" in text, inside_sub, text)
        self.assertEqual(found, [f"${{Originals.Arn}}/private/{VARIABLE}/*", f"private/{VARIABLE}/*"])


class Bucket(unittest.TestCase):
    def test_it_is_encrypted_and_closed(self):
        bucket = properties("Originals")
        [rule] = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        self.assertEqual(rule["ServerSideEncryptionByDefault"], {"SSEAlgorithm": "AES256"})
        closed = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]
        self.assertEqual(bucket["PublicAccessBlockConfiguration"], dict.fromkeys(closed, True))
        self.assertEqual(bucket["OwnershipControls"]["Rules"], [{"ObjectOwnership": "BucketOwnerEnforced"}])

    def test_what_is_deleted_is_gone(self):
        self.assertNotIn("VersioningConfiguration", properties("Originals"))
        self.assertNotIn("ObjectLockEnabled", properties("Originals"))

    def test_originals_expire_and_stale_uploads_are_swept(self):
        rules = [
            {
                "Id": "expire-originals",
                "Status": "Enabled",
                "Prefix": "private/",
                "ExpirationInDays": {"Ref": "RetentionDays"},
            },
            {
                "Id": "abort-stale-uploads",
                "Status": "Enabled",
                "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
            },
        ]
        self.assertEqual(properties("Originals")["LifecycleConfiguration"]["Rules"], rules)
        self.assertEqual(template["Parameters"]["RetentionDays"]["Default"], 30)

    def test_it_speaks_tls_only(self):
        [statement] = properties("OriginalsPolicy")["PolicyDocument"]["Statement"]
        self.assertEqual(properties("OriginalsPolicy")["Bucket"], {"Ref": "Originals"})
        self.assertEqual((statement["Effect"], statement["Principal"], statement["Action"]), ("Deny", "*", "s3:*"))
        self.assertEqual(statement["Resource"], [ORIGINALS, {"Fn::Sub": "${Originals.Arn}/*"}])
        self.assertEqual(statement["Condition"], {"Bool": {"aws:SecureTransport": "false"}})


class Removal(unittest.TestCase):
    def test_originals_outlive_the_stack_and_nothing_else_does(self):
        kept = {name for name, resource in resources.items() if resource.get("DeletionPolicy") == "Retain"}
        self.assertEqual(kept, {"Originals", "OriginalsPolicy"})

    def test_an_update_never_replaces_people_or_originals_unseen(self):
        kept = {name for name, resource in resources.items() if resource.get("UpdateReplacePolicy") == "Retain"}
        self.assertEqual(kept, {"UserPool", "Originals", "OriginalsPolicy"})


class SetupCode(unittest.TestCase):
    def setUp(self):
        self.text = template["Outputs"]["SetupCode"]["Value"]["Fn::Base64"]["Fn::Sub"]

    def test_it_is_the_only_output_and_holds_no_secret(self):
        self.assertEqual(list(template["Outputs"]), ["SetupCode"])
        domain = "${SignInDomain}.auth.${AWS::Region}.amazoncognito.com"
        says = {
            "v": 1,
            "region": "${AWS::Region}",
            "user_pool_id": "${UserPool}",
            "client_id": "${DesktopClient}",
            "domain": domain,
            "identity_pool_id": "${IdentityPool}",
            "bucket": "${Originals}",
        }
        self.assertEqual(json.loads(self.text), says)
        self.assertEqual(self.text, json.dumps(says, separators=(",", ":")))
        self.assertFalse([text for text, _ in strings(template) if "ClientSecret" in text])

    def test_base64_of_it_is_base64url_too(self):
        # Six bits make "+" or "/" out of plain ASCII only where ">", "?", "~" or delete stand.
        without_variables = re.sub(r"\$\{[^}]*\}", "", self.text)
        self.assertTrue(without_variables.isascii())
        self.assertFalse(set(without_variables) & set(">?~\x7f"))


if __name__ == "__main__":
    unittest.main()
