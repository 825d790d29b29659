package io.finbank.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.TestBank;
import io.finbank.TestBank.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignOnTest {

    private static final String FINBANK = "101732";

    private final TestBank bank = TestBank.shared();

    private Answer signOn(String userid, String password) {
        return bank.signOn(FINBANK, userid, password);
    }

    private Answer answerAll(Answer asked, String answer) {
        Map<String, String> answers = new LinkedHashMap<>();
        asked.json()
                .get("questions")
                .forEach(question -> answers.put(question.get("id").asString(), answer));
        return bank.answer(asked.json().get("state").asString(), answers);
    }

    private static List<String> kinds(Answer asked) {
        List<String> kinds = new ArrayList<>();
        asked.json()
                .get("questions")
                .forEach(question -> kinds.add(question.get("kind").asString()));
        return kinds;
    }

    @Test
    void letsDemoInAtOnce() {
        var answer = signOn("demo", "go");
        assertThat(answer.status()).isEqualTo(200);
        var session = answer.json().get("session").asString();
        assertThat(bank.accounts(session))
                .extracting(account -> account.get("name").asString())
                .contains("Checking", "Savings", "Visa", "Home Mortgage", "Line of Credit");
    }

    @ParameterizedTest
    @ValueSource(ints = {123, 125, 127, 128, 130})
    void refusesDemoWithTheCodeThatIsThePassword(int code) {
        assertThat(signOn("demo", Integer.toString(code)).error())
                .isEqualTo("401 legacy_refusal " + code);
    }

    @ParameterizedTest
    @CsvSource({"invalid_user,go", "demo,wrong", "tfa_text,wrong", "somebody,profile_03"})
    void refusesWhomItDoesNotKnow(String userid, String password) {
        assertThat(signOn(userid, password).error()).isEqualTo("401 wrong_credentials 103");
    }

    @ParameterizedTest
    @CsvSource({
        "tfa_text,go,TFA_TEXT",
        "tfa_image,go,TFA_IMAGE",
        "tfa_choice,go,TFA_CHOICE",
        "tfa_multi,go,TFA_MULTI",
        "demo,imagechoice,TFA_MULTI",
        "demo,imagechoice2,TFA_CHOICE"
    })
    void letsUsersInWhoAnswer(String userid, String password, String kind) {
        var asked = signOn(userid, password);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(kinds(asked)).containsExactly(kind);
        assertThat(answerAll(asked, "anything").status()).isEqualTo(200);
    }

    @Test
    void asksTfaTextOnceMoreAfterTheAnswerMfa() {
        var again = answerAll(signOn("tfa_text", "go"), "mfa");
        assertThat(again.status()).isEqualTo(202);
        assertThat(answerAll(again, "Elm Street").status()).isEqualTo(200);
    }

    @Test
    void asksTfaText2TwoQuestionsAtOnce() {
        var asked = signOn("tfa_text2", "go");
        assertThat(kinds(asked)).containsExactly("TFA_TEXT", "TFA_TEXT");
        var state = asked.json().get("state").asString();
        var again = bank.answer(state, Map.of("pet", "Rex"));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("refused").asInt()).isEqualTo(187);
    }

    @Test
    void refusesTheAnswerFailOfTfaChoiceAndEndsAfterTheThird() {
        var asked = signOn("tfa_choice", "go");
        assertThat(asked.json().path("refused").isNumber()).isFalse();
        for (var tries = 1; tries < 3; tries++) {
            var before = asked;
            asked = answerAll(asked, "fail");
            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.json().get("refused").asInt()).isEqualTo(187);
            assertThat(answerAll(before, "lincoln").error()).startsWith("410 state_expired");
        }
        assertThat(answerAll(asked, "fail").error()).isEqualTo("401 wrong_answer 187");
        assertThat(answerAll(asked, "lincoln").error()).startsWith("410 state_expired");
    }

    @Test
    void takesTheRightAnswerAfterAWrongOne() {
        var again = answerAll(signOn("tfa_choice", "go"), "fail");
        assertThat(answerAll(again, "lincoln").status()).isEqualTo(200);
    }

    @Test
    void sendsTfaCodeACodeThatMustBeTyped() {
        var asked = answerAll(signOn("tfa_code", "go"), "sms");
        assertThat(asked.json().get("questions").get(0).get("code").asBoolean()).isTrue();
        var code = code(asked);
        assertThat(code).hasSize(6);
        assertThat(answerAll(asked, code).status()).isEqualTo(200);
        var other = answerAll(signOn("tfa_code", "go"), "email");
        var again = answerAll(other, "0");
        assertThat(again.json().get("refused").asInt()).isEqualTo(187);
        assertThat(code(again)).isEqualTo(code(other));
    }

    @Test
    void sendsTwoNewCodes() {
        var asked = answerAll(signOn("tfa_code", "go"), "sms");
        for (var codes = 1; codes < 3; codes++) {
            assertThat(asked.json().get("sendsNewCode").asBoolean()).isTrue();
            var before = asked;
            asked = sendNewCode(asked);
            assertThat(code(asked)).isNotEqualTo(code(before));
            assertThat(answerAll(before, code(before)).error()).startsWith("410 state_expired");
        }
        assertThat(asked.json().get("sendsNewCode").asBoolean()).isFalse();
        assertThat(answerAll(asked, code(asked)).status()).isEqualTo(200);
    }

    /** Who asks for new codes gets no more answers by that. */
    @Test
    void countsWrongAnswersOverNewCodes() {
        var asked = answerAll(signOn("tfa_code", "go"), "sms");
        asked = answerAll(sendNewCode(answerAll(asked, "0")), "0");
        assertThat(answerAll(asked, "0").error()).isEqualTo("401 wrong_answer 187");
    }

    @Test
    void sendsNoCodeWhereNoneIsAsked() {
        assertThat(sendNewCode(signOn("tfa_text", "go")).error()).startsWith("404 not_supported");
        assertThat(sendNewCode(signOn("tfa_code", "go")).error()).startsWith("404 not_supported");
        assertThat(bank.post("/api/sign-on/code", Map.of()).error()).startsWith("400 bad_request");
        assertThat(bank.post("/api/sign-on/code", Map.of("state", "nobody")).error())
                .startsWith("410 state_expired");
    }

    private Answer sendNewCode(Answer asked) {
        var state = asked.json().get("state").asString();
        return bank.post("/api/sign-on/code", Map.of("state", state));
    }

    private static String code(Answer asked) {
        var prompt = asked.json().get("questions").get(0).get("prompt").asString();
        return prompt.replaceAll("[^0-9]", "");
    }

    @Test
    void takesAnswersOnceOnly() {
        var asked = signOn("tfa_text", "go");
        assertThat(answerAll(asked, "Rex").status()).isEqualTo(200);
        assertThat(answerAll(asked, "Rex").error()).startsWith("410 state_expired");
    }

    @Test
    void drawsAnotherCaptchaEachTime() throws IOException {
        var first = image(signOn("tfa_image", "go").json().get("questions").get(0));
        var second = image(signOn("tfa_image", "go").json().get("questions").get(0));
        assertThat(first).isNotEqualTo(second);
        assertThat(picture(first).getWidth()).isEqualTo(240);
    }

    @Test
    void showsAPictureForEveryChoice() throws IOException {
        var choices = signOn("demo", "imagechoice2").json().get("questions").get(0).get("choices");
        assertThat(choices).hasSize(6);
        for (var choice : choices) {
            assertThat(picture(image(choice)).getWidth()).isEqualTo(100);
        }
    }

    private static String image(JsonNode node) {
        return node.get("image").asString();
    }

    private static BufferedImage picture(String base64) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    @Test
    void keepsDiscoverTimeoutWaitingAndThenFails() {
        var session = signOn("discovertimeout", "go").json().get("session").asString();
        assertThat(bank.get("/api/accounts", session).error()).isEqualTo("503 unavailable 102");
    }

    @ParameterizedTest
    @CsvSource({
        "176078,503 maintenance 905",
        "176082,404 not_supported 920",
        "102176,403 oauth_required 948"
    })
    void refusesEverybodyAtInstitutionsThatAreNotOpen(String institution, String error) {
        assertThat(bank.signOn(institution, "demo", "go").error()).isEqualTo(error);
    }

    @Test
    void describesTheLoginForm() {
        var institution = bank.get("/api/institutions/102105").json();
        assertThat(institution.get("status").asString()).isEqualTo("online");
        assertThat(institution.get("loginForm").get(0).get("id").asString()).isEqualTo("102105001");
        assertThat(institution.get("loginForm").get(1).get("secret").asBoolean()).isTrue();
        assertThat(bank.get("/api/institutions/1").status()).isEqualTo(404);
    }

    @Test
    void knowsASessionNoMoreAfterSigningOff() {
        var session = signOn("demo", "go").json().get("session").asString();
        assertThat(bank.delete("/api/session", session).status()).isEqualTo(204);
        assertThat(bank.get("/api/accounts", session).error()).startsWith("401 session_expired");
    }

    @Test
    void knowsTheNewPasswordOnlyAfterAChange() {
        var path = "/api/institutions/102105/users/forgetful/password";
        assertThat(bank.put(path, Map.of("current", "wrong", "wanted", "x")).status())
                .isEqualTo(401);
        bank.put(path, Map.of("current", "profile_03", "wanted", "first"));
        bank.put(path, Map.of("current", "first", "wanted", "second"));
        assertThat(signOnStatus("profile_03")).isEqualTo(401);
        assertThat(signOnStatus("first")).isEqualTo(401);
        assertThat(signOnStatus("second")).isEqualTo(200);
        bank.delete(path);
        assertThat(signOnStatus("profile_03")).isEqualTo(200);
    }

    private int signOnStatus(String password) {
        return bank.signOn("102105", "forgetful", password).status();
    }

    @Test
    void refusesABodyThatItCannotRead() {
        assertThat(bank.post("/api/sign-on/answers", List.of()).error())
                .startsWith("400 bad_request");
        assertThat(bank.post("/api/sign-on/answers", Map.of()).error())
                .startsWith("400 bad_request");
    }

    @Test
    void knowsTheFirstPasswordAgainOnceItIsChangedBack() {
        var password = "/api/institutions/101732/users/demo_fix/password";
        bank.put(password, Map.of("current", "go", "wanted", "new-go"));
        assertThat(signOn("demo_fix", "go").error()).isEqualTo("401 wrong_credentials 103");

        bank.put(password, Map.of("current", "new-go", "wanted", "go"));

        assertThat(signOn("demo_fix", "go").status()).isEqualTo(200);
        assertThat(signOn("demo_fix", "new-go").status()).isEqualTo(401);
    }

    @Test
    void endsTheSessionsOfAUserWhoChangesThePassword() {
        var mine = bank.signOn("102105", "mover", "profile_03").json().get("session").asString();
        var other = bank.signOn("102105", "stayer", "profile_03").json().get("session").asString();

        bank.put(
                "/api/institutions/102105/users/mover/password",
                Map.of("current", "profile_03", "wanted", "moved"));

        assertThat(bank.get("/api/accounts", mine).error()).startsWith("401 session_expired");
        assertThat(bank.get("/api/accounts", other).status()).isEqualTo(200);
    }

    @Test
    void listsUsersWhoDoWhatIsSaidOfThem() {
        for (var user : users(FINBANK)) {
            var answer = signOn(user.get("userid").asString(), user.get("password").asString());
            assertThat(user.get("about").asString())
                    .startsWith(
                            switch (answer.status()) {
                                case 200 -> "Signs in";
                                case 202 -> answer.json().has("questions") ? "" : "?";
                                default ->
                                        answer.json().at("/error/code").asInt() == 103
                                                ? "Is refused: wrong credentials"
                                                : "Is refused with code "
                                                        + answer.json().at("/error/code").asInt();
                            });
        }
        assertThat(users(FINBANK)).hasSizeGreaterThan(15);
        assertThat(bank.get("/api/institutions/1/users").status()).isEqualTo(404);
    }

    @Test
    void listsTheUsersOfEachKindOfInstitution() {
        assertThat(userids("102105")).contains("profile_03").doesNotContain("demo");
        assertThat(userids("101723")).contains("profile_03", "demo", "tfa_text");
        assertThat(userids("102176")).contains("profile_03", "demo").doesNotContain("tfa_text");
        for (var user : users("102105")) {
            var answer =
                    bank.signOn(
                            "102105",
                            user.get("userid").asString(),
                            user.get("password").asString());
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void listsAChangedPasswordInPlaceOfTheFirst() {
        bank.put(
                "/api/institutions/990001/users/profile_04/password",
                Map.of("current", "profile_04", "wanted", "another"));

        assertThat(users("990001"))
                .filteredOn(user -> user.get("userid").asString().equals("profile_04"))
                .singleElement()
                .satisfies(
                        user -> {
                            assertThat(user.get("password").asString()).isEqualTo("another");
                            assertThat(user.get("about").asString()).contains("“profile_04”");
                        });

        bank.delete("/api/institutions/990001/users/profile_04/password");
        assertThat(userids("990001").stream().filter("profile_04"::equals)).hasSize(1);
    }

    private List<JsonNode> users(String institution) {
        List<JsonNode> users = new ArrayList<>();
        bank.get("/api/institutions/" + institution + "/users")
                .json()
                .get("users")
                .forEach(users::add);
        return users;
    }

    private List<String> userids(String institution) {
        return users(institution).stream().map(user -> user.get("userid").asString()).toList();
    }
}
