"""infra/vouch.yaml deployed to the emulator: what a signed-in person may do, and what the bucket does.

What only Amazon itself can show is in the checklist of docs/aws.md.
"""

import json
import unittest

from account import STACK, Account
from case import PICTURE, Case
from emulator import Emulator


class Permissions(Case):
    """What the role lets a person do with the credentials of the identity pool."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = [cls.account.credentials(cls.account.sign_in(who)["id_token"]) for who in (cls.ada, cls.bob)]
        cls.bucket = cls.account.setup["bucket"]

    def setUp(self):
        self.me, self.other = self.people
        self.place = f"private/{self.me.identity_id}/"
        self.account.let_in(self.me.identity_id)
        self.s3 = self.account.client("s3", self.me.key)

    def test_own_originals_can_be_put_read_listed_and_deleted(self):
        for me in self.people:
            self.account.let_in(me.identity_id)
            s3, place = self.account.client("s3", me.key), f"private/{me.identity_id}/"
            s3.put_object(Bucket=self.bucket, Key=place + "own.png", Body=PICTURE)
            self.assertEqual(s3.get_object(Bucket=self.bucket, Key=place + "own.png")["Body"].read(), PICTURE)
            listed = s3.list_objects_v2(Bucket=self.bucket, Prefix=place)["Contents"]
            self.assertEqual([entry["Key"] for entry in listed], [place + "own.png"])
            s3.delete_object(Bucket=self.bucket, Key=place + "own.png")
            self.assertEqual(s3.list_objects_v2(Bucket=self.bucket, Prefix=place)["KeyCount"], 0)

    def test_the_place_of_another_is_closed(self):
        for me, other in (self.people, self.people[::-1]):
            self.account.let_in(me.identity_id)
            s3, key = self.account.client("s3", me.key), f"private/{other.identity_id}/1.png"
            self.refused("AccessDenied", s3.put_object, Bucket=self.bucket, Key=key, Body=PICTURE)
            self.refused("AccessDenied", s3.get_object, Bucket=self.bucket, Key=key)
            self.refused("AccessDenied", s3.delete_object, Bucket=self.bucket, Key=key)
            self.refused("AccessDenied", s3.list_objects_v2, Bucket=self.bucket, Prefix=key)

    def test_a_place_that_only_begins_alike_is_closed(self):
        key = f"private/{self.me.identity_id}0/1.png"
        self.refused("AccessDenied", self.s3.put_object, Bucket=self.bucket, Key=key, Body=PICTURE)

    def test_outside_of_any_place_nothing_can_be_put(self):
        for key in ("1.png", "private/1.png", f"public/{self.me.identity_id}/1.png"):
            self.refused("AccessDenied", self.s3.put_object, Bucket=self.bucket, Key=key, Body=PICTURE)

    def test_nobody_lists_everything(self):
        self.refused("AccessDenied", self.s3.list_objects_v2, Bucket=self.bucket)
        self.refused("AccessDenied", self.s3.list_objects_v2, Bucket=self.bucket, Prefix="private/")
        self.refused("AccessDenied", self.s3.list_buckets)

    def test_the_bucket_keeps_its_rules(self):
        everybody = json.dumps({"Version": "2012-10-17", "Statement": []})
        rules = {"Rules": [{"ID": "all", "Status": "Enabled", "Prefix": "", "Expiration": {"Days": 1}}]}
        self.refused("AccessDenied", self.s3.delete_bucket_policy, Bucket=self.bucket)
        self.refused("AccessDenied", self.s3.put_bucket_policy, Bucket=self.bucket, Policy=everybody)
        self.refused("AccessDenied", self.s3.delete_public_access_block, Bucket=self.bucket)
        self.refused(
            "AccessDenied",
            self.s3.put_bucket_lifecycle_configuration,
            Bucket=self.bucket,
            LifecycleConfiguration=rules,
        )
        own = {"Bucket": self.bucket, "Key": self.place + "1.png"}
        self.refused("AccessDenied", self.s3.put_object_acl, **own, ACL="public-read")

    def test_the_role_keeps_its_policy(self):
        iam = self.account.client("iam", self.me.key)
        policy = {"RoleName": self.account.role, "PolicyName": "person"}
        self.refused("AccessDenied", iam.put_role_policy, **policy, PolicyDocument=json.dumps(self.account.policy))
        self.refused("AccessDenied", iam.list_roles)

    def test_other_services_are_closed(self):
        key = self.me.key
        self.refused("AccessDenied", self.account.client("sqs", key).list_queues)
        self.refused("AccessDenied", self.account.client("cloudformation", key).delete_stack, StackName=STACK)
        self.refused("AccessDeniedException", self.account.client("dynamodb", key).list_tables)
        self.refused(
            "AccessDeniedException",
            self.account.client("cognito-idp", key).list_users,
            UserPoolId=self.account.setup["user_pool_id"],
        )

    def test_textract_is_open_for_three_calls(self):
        """Asked of IAM, as the emulator has no Textract to call."""
        iam = self.account.root("iam")
        calls = ["AnalyzeExpense", "AnalyzeID", "DetectDocumentText", "AnalyzeDocument", "StartExpenseAnalysis"]
        answers = iam.simulate_principal_policy(
            PolicySourceArn=iam.get_role(RoleName=self.account.role)["Role"]["Arn"],
            ActionNames=[f"textract:{call}" for call in calls],
        )["EvaluationResults"]
        decisions = [answer["EvalDecision"] for answer in answers]
        self.assertEqual(decisions, ["allowed"] * 3 + ["implicitDeny"] * 2)

    def test_forged_or_missing_keys_open_nothing(self):
        own = {"Bucket": self.bucket, "Key": self.place + "1.png"}
        forged = self.me.key | {"aws_secret_access_key": "forged"}
        stolen = self.me.key | {"aws_session_token": "forged"}
        self.refused("SignatureDoesNotMatch", self.account.client("s3", forged).get_object, **own)
        self.refused("InvalidToken", self.account.client("s3", stolen).get_object, **own)
        self.refused("AccessDenied", self.account.client("s3").get_object, **own)


class Storage(Case):
    """Habits of the bucket that uploads rely on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        person = cls.account.credentials(cls.account.sign_in(cls.ada)["id_token"])
        cls.account.let_in(person.identity_id)
        cls.s3 = cls.account.client("s3", person.key)
        cls.place = f"private/{person.identity_id}/"

    def at(self, name):
        return {"Bucket": self.account.setup["bucket"], "Key": self.place + name}

    def test_a_conditional_put_happens_once(self):
        self.s3.put_object(**self.at("once.png"), Body=PICTURE, IfNoneMatch="*")
        again = {**self.at("once.png"), "Body": b"other", "IfNoneMatch": "*"}
        self.refused("PreconditionFailed", self.s3.put_object, **again)
        self.assertEqual(self.s3.get_object(**self.at("once.png"))["Body"].read(), PICTURE)

    def test_a_wrong_checksum_is_refused_and_the_right_one_kept(self):
        wrong = {"ChecksumCRC32": "AAAAAA=="}, {"ChecksumSHA256": "A" * 43 + "="}, {"ContentMD5": "A" * 22 + "=="}
        for checksum in wrong:
            self.refused("BadDigest", self.s3.put_object, **self.at("sum.png"), Body=PICTURE, **checksum)
        self.s3.put_object(**self.at("sum.png"), Body=PICTURE, ChecksumAlgorithm="CRC32")
        head = self.s3.head_object(**self.at("sum.png"), ChecksumMode="ENABLED")
        self.assertRegex(head["ChecksumCRC32"], r"^[A-Za-z0-9+/]{6}==$")

    def test_encryption_is_on(self):
        put = self.s3.put_object(**self.at("sealed.png"), Body=PICTURE, ServerSideEncryption="AES256")
        self.assertEqual(put["ServerSideEncryption"], "AES256")
        self.assertEqual(self.s3.head_object(**self.at("sealed.png"))["ServerSideEncryption"], "AES256")
        rules = self.account.root("s3").get_bucket_encryption(Bucket=self.account.setup["bucket"])
        [rule] = rules["ServerSideEncryptionConfiguration"]["Rules"]
        self.assertEqual(rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"], "AES256")

    def test_public_access_is_blocked(self):
        block = self.account.root("s3").get_public_access_block(Bucket=self.account.setup["bucket"])
        self.assertEqual(set(block["PublicAccessBlockConfiguration"].values()), {True})


class WithoutTls(Case):
    """The other choices of the set-up, over plain http, and the way back."""

    def test_the_bucket_is_shut_and_outlives_the_stack(self):
        plain = Emulator(tls=False)
        self.addCleanup(plain.stop)
        account = Account(plain.endpoint, None)
        account.deploy(SelfSignUp="on", SecondFactor="ON", RetentionDays="7")
        pool = account.root("cognito-idp").describe_user_pool(UserPoolId=account.setup["user_pool_id"])["UserPool"]
        self.assertFalse(pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"])
        self.assertEqual(pool["MfaConfiguration"], "ON")

        person = account.credentials(account.sign_in(account.add_person("ada@example.com"))["id_token"])
        account.let_in(person.identity_id)
        own = {"Bucket": account.setup["bucket"], "Key": f"private/{person.identity_id}/1.png"}
        s3 = account.client("s3", person.key)
        self.refused("AccessDenied", s3.put_object, **own, Body=PICTURE)
        account.without_tls_policy()
        s3.put_object(**own, Body=PICTURE)

        cloud = account.root("cloudformation")
        cloud.delete_stack(StackName=STACK)
        cloud.get_waiter("stack_delete_complete").wait(StackName=STACK, WaiterConfig={"Delay": 1})
        self.assertEqual(account.root("s3").get_object(**own)["Body"].read(), PICTURE)
        self.refused(
            "ResourceNotFoundException",
            account.root("cognito-idp").describe_user_pool,
            UserPoolId=account.setup["user_pool_id"],
        )


if __name__ == "__main__":
    unittest.main()
