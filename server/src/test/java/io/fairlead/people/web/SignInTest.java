package io.fairlead.people.web;

import static io.fairlead.people.web.ConsoleVisitor.location;
import static io.fairlead.people.web.ConsoleVisitor.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.Actor;
import io.fairlead.people.AddOutcome;
import io.fairlead.people.EmailAddress;
import io.fairlead.people.Grant;
import io.fairlead.people.People;
import io.fairlead.people.Role;
import io.fairlead.people.SignInKind;
import io.fairlead.people.TestPeople;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.StoredRows;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People sign in to the console of a production server, out of a browser without scripts. */
@FairleadTest
class SignInTest {

    private static final String PASSWORD = "seven boats at a quay";
    private static final String SESSION = "fairlead-console-session";
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([0-9a-z-]{17})</code>");
    private static final Duration STEP = Duration.ofSeconds(30);

    private final FairleadServer server;
    private final People people;
    private final TestPeople codes;
    private final MovableClock clock;
    private final StoredRows rows;
    private final EmailAddress email = TestPeople.newAddress();
    private final PartnerId partner;
    private final String page;

    SignInTest(
            FairleadServer server,
            People people,
            TestPeople codes,
            MovableClock clock,
            JdbcClient jdbc) {
        this.rows = new StoredRows(jdbc);
        this.server = server;
        this.people = people;
        this.codes = codes;
        this.clock = clock;
        this.partner = server.newPartner().id();
        this.page = "/console/" + partner + "/people";
    }

    /**
     * A person who can sign in.
     *
     * @param key of the app
     */
    private record SetUp(String key, List<String> recoveryCodes, ConsoleVisitor browser) {}

    @BeforeEach
    void stopTheClock() {
        clock.stop();
    }

    @Test
    void setsUpASignInWithAOneTimePassword() {
        var invitation = invitation();
        var browser = browser();
        assertThat(browser.get("/console/set-up").body()).contains("Set up your sign-in");

        var refused = browser.post("/console/set-up", chosen("0000-0000", PASSWORD, PASSWORD));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("one-time password is not right");
        for (var weak : List.of("short", "aaaaaaaaaaaaaaaa", email.value())) {
            assertThat(browser.post("/console/set-up", chosen(invitation, weak, weak)).body())
                    .contains("Choose another password");
        }
        assertThat(browser.post("/console/set-up", chosen(invitation, PASSWORD, "other")).body())
                .contains("The new passwords differ");

        var setUp = setUp(browser, invitation);
        assertThat(setUp.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.get(page).status()).isEqualTo(200);

        // The one-time password is used up.
        assertThat(browser().post("/console/set-up", chosen(invitation, PASSWORD, PASSWORD)).body())
                .contains("one-time password is not right");
    }

    @Test
    void endsAnInvitationThatWasNotUsed() {
        var invitation = invitation();
        clock.advance(Duration.ofHours(73));
        assertThat(browser().post("/console/set-up", chosen(invitation, PASSWORD, PASSWORD)).body())
                .contains("has ended");
    }

    @Test
    void signsInWithAPasswordAndACodeAndGoesBackToThePage() {
        var person = setUp();
        clock.advance(STEP);
        var browser = browser();
        assertThat(location(browser.get(page))).startsWith("/console/sign-in?back=%2Fconsole%2F");

        var begun = browser.post("/console/sign-in", password(PASSWORD, page));
        assertThat(location(begun)).isEqualTo("/console/sign-in/code");
        assertThat(location(browser.get(page))).startsWith("/console/sign-in");

        assertThat(browser.get("/console/sign-in/code").body()).contains("Your code");
        var done = browser.post("/console/sign-in/code", code(person.key()));
        assertThat(location(done)).isEqualTo(page);
        assertThat(browser.get(page).body()).contains(email.value()).contains("developer");
        assertThat(location(browser.get("/console/sign-in?back=" + page))).isEqualTo(page);
    }

    /** What a browser keeps is the console's alone, and neither scripts nor other sites use it. */
    @Test
    void keepsOnlyCookiesOfTheConsole() {
        var person = setUp();
        clock.advance(STEP);
        var browser = browser();
        assertThat(setCookies(browser.get("/console/sign-in"))).isEmpty();
        var begun = browser.post("/console/sign-in", password(PASSWORD, page));
        var done = browser.post("/console/sign-in/code", code(person.key()));
        assertThat(setCookies(begun)).hasSize(1).allSatisfy(SignInTest::assertGuarded);
        assertThat(setCookies(done)).hasSize(2).allSatisfy(SignInTest::assertGuarded);
        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
    }

    private static void assertGuarded(String cookie) {
        assertThat(List.of(cookie.split("; ")))
                .contains("Path=/console", "HttpOnly", "SameSite=Strict")
                .noneMatch(part -> part.startsWith("Domain"));
    }

    @Test
    void beginsASessionThatNobodyElseHasChosen() {
        var person = setUp();
        clock.advance(STEP);
        var browser = browser();
        browser.plant(SESSION, "chosen-by-somebody-else");
        signIn(browser, code(person.key()));
        var session = Objects.requireNonNull(browser.cookies().get(SESSION));
        assertThat(session).isNotEqualTo("chosen-by-somebody-else").hasSize(43);

        var other = browser();
        other.plant(SESSION, "chosen-by-somebody-else");
        assertThat(location(other.get(page))).startsWith("/console/sign-in");
        // Signing in again ends the session before.
        clock.advance(STEP);
        signIn(browser, code(person.key()));
        other.plant(SESSION, session);
        assertThat(location(other.get(page))).startsWith("/console/sign-in");
    }

    @Test
    void believesNoneOfTwoSessionCookies() {
        var first = setUp().browser();
        var session = Objects.requireNonNull(first.cookies().get(SESSION));
        var two = browser();
        two.plant(SESSION, session + "; " + SESSION + "=" + session);
        assertThat(two.get(page).status()).isEqualTo(200);
        two.plant(SESSION, session + "; " + SESSION + "=another");
        assertThat(location(two.get(page))).startsWith("/console/sign-in");
    }

    @Test
    void takesEachCodeOnce() {
        var person = setUp();
        // The code of setting up counts as used.
        var browser = browser();
        browser.post("/console/sign-in", password(PASSWORD, page));
        assertRefused(browser.post("/console/sign-in/code", code(person.key())));
        clock.advance(STEP);
        var next = code(person.key());
        assertThat(location(browser.post("/console/sign-in/code", next))).isEqualTo(page);

        var thief = browser();
        thief.post("/console/sign-in", password(PASSWORD, page));
        assertRefused(thief.post("/console/sign-in/code", next));
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        var person = setUp();
        var recovery = Map.of("code", person.recoveryCodes().getFirst().toUpperCase(Locale.ROOT));
        signIn(browser(), recovery);
        var again = browser();
        again.post("/console/sign-in", password(PASSWORD, page));
        assertRefused(again.post("/console/sign-in/code", recovery));
        signIn(browser(), Map.of("code", person.recoveryCodes().getLast().replace("-", " ")));
    }

    @Test
    void tellsNobodyWhoExists() {
        setUp();
        var wrong = browser().post("/console/sign-in", password("not the right one", page));
        var nobody = Map.of("email", "nobody@example.com", "password", PASSWORD, "back", page);
        var unknown = browser().post("/console/sign-in", nobody);
        assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(400);
        assertThat(wrong.body().replace(email.value(), ""))
                .isEqualTo(unknown.body().replace("nobody@example.com", ""));
    }

    @Test
    void makesThoseWaitWhoGuessPasswords() {
        setUp();
        var browser = browser();
        for (var tries = 0; tries < 5; tries++) {
            assertRefused(browser.post("/console/sign-in", password("guess " + tries, page)));
        }
        var locked = browser.post("/console/sign-in", password(PASSWORD, page));
        assertThat(locked.body()).contains("Too many wrong tries").contains("Wait a minute");
        clock.advance(Duration.ofSeconds(61));
        assertRefused(browser.post("/console/sign-in", password("guess", page)));
        clock.advance(Duration.ofSeconds(61));
        assertThat(browser.post("/console/sign-in", password(PASSWORD, page)).body())
                .contains("Wait a minute");
        clock.advance(Duration.ofSeconds(61));
        assertThat(location(browser.post("/console/sign-in", password(PASSWORD, page))))
                .isEqualTo("/console/sign-in/code");
        // The same goes for somebody who does not exist.
        var nobody = Map.of("email", TestPeople.newAddress().value(), "password", PASSWORD);
        for (var tries = 0; tries < 5; tries++) {
            assertRefused(browser().post("/console/sign-in", nobody));
        }
        assertThat(browser().post("/console/sign-in", nobody).body())
                .contains("Too many wrong tries");
    }

    /** Whoever guesses codes knows the password, and begins anew as often as they like. */
    @Test
    void makesThoseWaitWhoGuessCodes() {
        var person = setUp();
        clock.advance(STEP);
        for (var tries = 0; tries < 5; tries++) {
            var browser = browser();
            browser.post("/console/sign-in", password(PASSWORD, page));
            assertRefused(browser.post("/console/sign-in/code", Map.of("code", "00000" + tries)));
        }
        var browser = browser();
        browser.post("/console/sign-in", password(PASSWORD, page));
        assertThat(browser.post("/console/sign-in/code", code(person.key())).body())
                .contains("Too many wrong tries");
        clock.advance(Duration.ofMinutes(2));
        assertThat(location(browser.post("/console/sign-in/code", code(person.key()))))
                .isEqualTo(page);
    }

    @Test
    void endsASessionThatIsIdleOrOld() {
        var idle = setUp().browser();
        clock.advance(Duration.ofMinutes(20));
        assertThat(idle.get(page).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(20));
        assertThat(idle.get(page).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(31));
        assertThat(location(idle.get(page))).startsWith("/console/sign-in");
    }

    @Test
    void endsASessionAfterItsLifeHoweverItIsUsed() {
        var busy = setUp().browser();
        for (var minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
            clock.advance(Duration.ofMinutes(25));
            assertThat(busy.get(page).status()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(25));
        assertThat(location(busy.get(page))).startsWith("/console/sign-in");
    }

    @Test
    void signsOut() {
        var browser = setUp().browser();
        var session = Objects.requireNonNull(browser.cookies().get(SESSION));
        assertThat(browser.get("/console/sign-out").body()).contains("Sign out?", email.value());
        assertThat(location(browser.post("/console/sign-out", Map.of())))
                .isEqualTo("/console/sign-in");
        assertThat(browser.cookies()).isEmpty();
        var thief = browser();
        thief.plant(SESSION, session);
        assertThat(location(thief.get(page))).startsWith("/console/sign-in");
        assertThat(browser.get("/console/sign-out").body()).contains("You are not signed in");
    }

    @Test
    void letsNobodyGoOnWhoWasResetOrRemoved() {
        var setUp = setUp();
        var reset = people.reset(Actor.server("test"), email).orElseThrow();
        assertThat(location(setUp.browser().get(page))).startsWith("/console/sign-in");
        assertRefused(browser().post("/console/sign-in", password(PASSWORD, page)));

        var anew = browser();
        setUp(anew, ((AddOutcome.Invited) reset).oneTimePassword().reveal());
        assertThat(anew.get(page).status()).isEqualTo(200);
        assertThat(people.remove(Actor.server("test"), email)).isTrue();
        assertThat(location(anew.get(page))).startsWith("/console/sign-in");
        assertThat(people.remove(Actor.server("test"), email)).isFalse();
    }

    @Test
    void countsARoleFromTheMomentItIsGiven() {
        var browser = setUp().browser();
        people.add(
                Actor.server("test"), email, SignInKind.PASSWORD, new Grant(Role.VIEWER, partner));
        assertThat(browser.get(page).body()).contains("viewer").doesNotContain("Add a person");
        assertThat(browser.post(page, Map.of("email", "x@example.com", "role", "viewer")).status())
                .isEqualTo(403);
        people.remove(Actor.server("test"), email, partner);
        assertThat(location(browser.get(page))).startsWith("/console/sign-in");
    }

    @Test
    void leadsToNoOtherSite() {
        var person = setUp();
        for (var elsewhere :
                List.of("https://evil.example", "//evil.example", "/start", "/console/../start")) {
            clock.advance(STEP);
            var browser = browser();
            browser.post("/console/sign-in", password(PASSWORD, elsewhere));
            assertThat(location(browser.post("/console/sign-in/code", code(person.key()))))
                    .isEqualTo("/console");
        }
    }

    @Test
    void storesNothingThatSignsIn() {
        var setUp = setUp();
        var session = Objects.requireNonNull(setUp.browser().cookies().get(SESSION));
        assertThat(rows.tablesWith(email.value())).contains("person", "audit_entry");
        assertThat(rows.tablesWith("$argon2id$v=19$m=19456,t=2,p=1$")).containsExactly("person");
        assertThat(
                        Stream.concat(
                                Stream.of(PASSWORD, session, setUp.key()),
                                setUp.recoveryCodes().stream()))
                .allSatisfy(secret -> assertThat(rows.tablesWith(secret)).isEmpty());
    }

    private String invitation() {
        var added =
                people.add(
                        Actor.server("test"),
                        email,
                        SignInKind.PASSWORD,
                        new Grant(Role.DEVELOPER, partner));
        return ((AddOutcome.Invited) added).oneTimePassword().reveal();
    }

    private SetUp setUp() {
        var browser = browser();
        return setUp(browser, invitation());
    }

    private SetUp setUp(ConsoleVisitor browser, String invitation) {
        assertThat(
                        location(
                                browser.post(
                                        "/console/set-up", chosen(invitation, PASSWORD, PASSWORD))))
                .isEqualTo("/console/set-up/code");
        var key = found(KEY, browser.get("/console/set-up/code")).getFirst().replace(" ", "");
        assertThat(browser.post("/console/set-up/code", Map.of("code", "abc")).body())
                .contains("This code did not work");
        var done = browser.post("/console/set-up/code", code(key));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        return new SetUp(key, found(RECOVERY_CODE, done), browser);
    }

    private void signIn(ConsoleVisitor browser, Map<String, String> code) {
        browser.post("/console/sign-in", password(PASSWORD, page));
        assertThat(location(browser.post("/console/sign-in/code", code))).isEqualTo(page);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("did not work");
    }

    private Map<String, String> password(String password, String back) {
        return Map.of("email", email.value(), "password", password, "back", back);
    }

    private Map<String, String> chosen(String invitation, String password, String again) {
        return Map.of(
                "email", email.value().toUpperCase(Locale.ROOT),
                "invitation", invitation,
                "password", password,
                "again", again);
    }

    private Map<String, String> code(String key) {
        return Map.of("code", codes.code(key, clock.instant()));
    }

    private static List<String> found(Pattern pattern, Answer page) {
        return pattern.matcher(page.body()).results().map(match -> match.group(1)).toList();
    }

    private ConsoleVisitor browser() {
        return new ConsoleVisitor(server.address());
    }
}
