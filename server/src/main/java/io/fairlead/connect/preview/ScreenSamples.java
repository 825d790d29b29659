package io.fairlead.connect.preview;

import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.borrowers.BorrowersPage;
import io.fairlead.connect.screen.end.EndPage;
import io.fairlead.connect.screen.error.ErrorPage;
import io.fairlead.connect.screen.exit.ExitPage;
import io.fairlead.connect.screen.idle.IdlePage;
import io.fairlead.connect.screen.invitation.InvitationPage;
import io.fairlead.connect.screen.landing.LandingPage;
import io.fairlead.connect.screen.landing.LandingPage.Request;
import io.fairlead.connect.screen.legal.LegalPage;
import io.fairlead.connect.screen.loading.LoadingPage;
import io.fairlead.connect.screen.login.LoginPage;
import io.fairlead.connect.screen.mfa.MfaPage;
import io.fairlead.connect.screen.nothingtofix.NothingToFixPage;
import io.fairlead.connect.screen.oauth.OauthPage;
import io.fairlead.connect.screen.remove.RemovePage;
import io.fairlead.connect.screen.returned.ReturnedPage;
import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsPage;
import io.fairlead.connect.screen.search.SearchPage;
import io.fairlead.connect.screen.selectaccounts.SelectAccountsPage;
import io.fairlead.connect.screen.signin.SignInPage;
import io.fairlead.connect.screen.unavailable.UnavailablePage;
import io.fairlead.connect.web.ReturnLink;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.session.Ending;
import io.fairlead.session.Refusal;
import io.fairlead.session.Stage.Interruption;
import io.fairlead.shared.page.Exit;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.ProblemPage;
import io.fairlead.shared.page.ScriptData;
import io.fairlead.shared.page.Texts;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import io.fairlead.spi.LoginForm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every screen of the Connect app in one language, with content as it is in real life. */
public final class ScreenSamples {
    private static final String TO = "/s/sample/";
    private static final int STEP = 7;
    private static final List<String> BANKS =
            List.of(
                    "FinBank",
                    "First Platypus Bank",
                    "Great Lakes Community Credit Union",
                    "Northwind Savings",
                    "Bank of the Blue Ridge Mountains and Valleys",
                    "Tidewater Federal",
                    "Élan Coopératif",
                    "Zia");

    private final Texts texts;
    private final SampleBrand brand;
    private final ReturnLink wayBack;
    private final Frame frame;
    private final Frame framed;
    private final List<Sample> samples = new ArrayList<>();

    private ScreenSamples(Texts texts, SampleBrand brand) {
        this.texts = texts;
        this.brand = brand;
        this.wayBack =
                new ReturnLink(brand.partner(), "https://harbor.example/back?reason=exit&code=100");
        var live = new ScriptData("/s/sample", "[]", STEP, 300, 120, 3600, null, null, null);
        var exit = brand.look().hidesExit() ? null : new Exit.Ask(TO + "exit", TO + "exit");
        this.frame = new Frame(texts, exit, null, live, brand.look());
        this.framed = frame.backTo(TO + "landing");
    }

    /** Every screen, in the order of a way through the app. */
    public static List<Sample> all(Texts texts, SampleBrand brand) {
        return new ScreenSamples(texts, brand).all();
    }

    private List<Sample> all() {
        beginning();
        search();
        signIn();
        waiting();
        mfa();
        trouble();
        accounts();
        borrowers();
        ending();
        outsideOfASession();
        return samples;
    }

    private void add(String name, String template, Object model) {
        samples.add(new Sample(name, template, model));
    }

    private void beginning() {
        var own = brand.settings().texts().getOrDefault(texts.language(), Wording.NONE);
        landing("full", own, new Request.Full());
        landing("joint-borrower", own, new Request.JointBorrower());
        landing("lite", own, new Request.Lite(BANKS.get(2)));
        landing("fix", Wording.NONE, new Request.Fix("FinBank"));
    }

    private void landing(String name, Wording wording, Request request) {
        add(
                "landing-" + name,
                "connect/screen/landing",
                new LandingPage(
                        frame,
                        brand.partner(),
                        brand.icon(),
                        wording,
                        request,
                        TO + "landing",
                        STEP,
                        false,
                        TO + "terms",
                        TO + "privacy"));
    }

    private void search() {
        search("popular", "", "", BANKS);
        search("results", "", "ba", BANKS.subList(0, 5));
        search("nothing", "", "Bnak of Nowhere", List.of());
        search("borrower", "Alexandra", "", BANKS.subList(0, 3));
    }

    private void search(String name, String borrower, String query, List<String> banks) {
        add(
                "search-" + name,
                "connect/screen/search",
                new SearchPage(
                        framed,
                        borrower,
                        query,
                        banks.stream().map(ScreenSamples::bank).toList(),
                        banks.size() < BANKS.size() ? banks.size() : 1234,
                        TO + "search",
                        TO + "search",
                        STEP));
    }

    private void signIn() {
        intro("credentials", false, null);
        intro("oauth", true, null);
        for (Interruption interruption : Interruption.values()) {
            intro(kebab(interruption), true, interruption);
        }
        var id = field("Banking Userid", LoginForm.Kind.TEXT, null);
        var password =
                field(
                        "Banking Password",
                        LoginForm.Kind.PASSWORD,
                        "The one you use on the bank’s own site.");
        var code = field("Branch number", LoginForm.Kind.NUMBER, null);
        login("fresh", bank("FinBank"), List.of(id, password), Map.of(), false);
        login("refused", bank("FinBank"), List.of(id, password), Map.of("userid", "sue"), true);
        login("long", talkativeBank(), List.of(id, code, password), Map.of(), false);
    }

    private void intro(String name, boolean oauth, @Nullable Interruption interruption) {
        add(
                "intro-" + name,
                "connect/screen/sign-in",
                new SignInPage(
                        framed,
                        bank(BANKS.get(oauth ? 1 : 0)),
                        brand.partner(),
                        oauth,
                        interruption,
                        TO + "begin",
                        interruption == Interruption.WINDOW_BLOCKED ? TO + "oauth/here" : null,
                        STEP,
                        TO + "terms",
                        TO + "privacy"));
    }

    private void login(
            String name,
            InstitutionView bank,
            List<LoginForm.Field> fields,
            Map<String, String> typed,
            boolean refused) {
        add(
                "login-" + name,
                "connect/screen/login",
                new LoginPage(framed, bank, fields, typed, refused, TO + "login", STEP));
    }

    private void waiting() {
        var waiting = frame.with(live().waiting(TO + "progress?version=7"));
        for (var leave : List.of("without", "with")) {
            add(
                    "loading-" + leave + "-leave",
                    "connect/screen/loading",
                    new LoadingPage(
                            waiting,
                            bank(leave.equals("with") ? BANKS.get(2) : "FinBank"),
                            texts.get("loading.accounts", "FinBank"),
                            leave.equals("with") ? "Approve the request in your bank’s app." : null,
                            leave.equals("with") ? TO + "search-again" : null,
                            TO + "loading",
                            STEP));
        }
        add(
                "at-bank",
                "connect/screen/oauth",
                new OauthPage(
                        waiting.backTo(TO + "sign-in/101732"),
                        bank(BANKS.get(1)),
                        "https://bank.example/consent",
                        TO + "begin",
                        TO + "oauth/here",
                        TO + "oauth",
                        STEP));
    }

    private ScriptData live() {
        return new ScriptData("/s/sample", "[]", STEP, 300, 120, 3600, null, null, null);
    }

    private void mfa() {
        var text = new Challenge.Text("1", "What is the name of your first pet?");
        var captcha =
                new Challenge.Captcha(
                        "2", "Type the characters you see", SamplePictures.characters());
        var oneOf =
                new Challenge.OneOf(
                        "3",
                        "Where should we send a one-time code?",
                        List.of(
                                new Choice("sms", "Text message to •••• 0188", null),
                                new Choice("mail", "Email to s•••@example.com", null),
                                new Choice("call", "Phone call to •••• 0188", null)));
        var pictures =
                new Challenge.AnyOf(
                        "4",
                        "Pick every picture you chose at your bank",
                        IntStream.rangeClosed(1, 4).mapToObj(ScreenSamples::picture).toList());
        mfa("text", List.of(text));
        mfa("captcha", List.of(captcha));
        mfa("choice", List.of(oneOf));
        mfa("pictures", List.of(pictures));
        mfa("several", List.of(text, oneOf, captcha, pictures));
    }

    private void mfa(String name, List<Challenge> challenges) {
        add(
                "mfa-" + name,
                "connect/screen/mfa",
                new MfaPage(framed, bank("FinBank"), challenges, TO + "mfa", STEP));
    }

    private void trouble() {
        var other = TO + "search-again";
        trouble("bank-site", Refusal.Kind.USER_LOCKED, other, "https://bank.example/");
        trouble("no-other-bank", Refusal.Kind.MAINTENANCE, null, null);
        trouble("other-bank", Refusal.Kind.BANK_TROUBLE, other, null);
    }

    private void trouble(
            String name, Refusal.Kind kind, @Nullable String other, @Nullable String site) {
        add(
                "trouble-" + name,
                "connect/screen/error",
                new ErrorPage(
                        framed,
                        bank(BANKS.get(2)),
                        new Refusal(kind, 108),
                        TO + "begin",
                        other,
                        site,
                        STEP));
    }

    private void accounts() {
        choice("one", 1, false, false);
        choice("three", 3, false, false);
        choice("twelve", 12, false, false);
        choice("managing", 3, true, false);
        choice("refused", 3, false, true);
        review("one", "", List.of(shared("1", "FinBank", 1, false)));
        var three =
                List.of(
                        shared("1", "FinBank", 3, false),
                        shared("2", BANKS.get(2), 2, true),
                        shared("3", BANKS.get(4), 1, false));
        review("three", "", three);
        review("borrower", "Alexandra", List.of(shared("1", "FinBank", 2, false)));
        add(
                "remove",
                "connect/screen/remove",
                new RemovePage(
                        frame, shared("1", BANKS.get(2), 2, false), TO + "review-accounts", STEP));
    }

    private void choice(String name, int count, boolean managing, boolean refused) {
        var rules = brand.settings().accounts().among(count);
        add(
                "choice-" + name,
                "connect/screen/select-accounts",
                new SelectAccountsPage(
                        managing ? framed : frame,
                        bank("FinBank"),
                        brand.partner(),
                        rows(count, managing),
                        rules.minimum(),
                        rules.maximum(),
                        managing,
                        refused,
                        TO + "select-accounts",
                        managing ? null : TO + "search-again",
                        STEP));
    }

    private void review(String name, String borrower, List<ReviewAccountsPage.SharedBank> banks) {
        add(
                "review-" + name,
                "connect/screen/review-accounts",
                new ReviewAccountsPage(
                        framed,
                        borrower,
                        brand.partner(),
                        banks,
                        TO + "search",
                        TO + "submit",
                        STEP));
    }

    private ReviewAccountsPage.SharedBank shared(
            String login, String bank, int accounts, boolean broken) {
        return new ReviewAccountsPage.SharedBank(
                login,
                bank(bank),
                rows(accounts, true),
                broken,
                false,
                TO + "manage",
                TO + "repair",
                TO + "remove",
                TO + "remove/" + login);
    }

    private List<AccountRow> rows(int count, boolean shared) {
        var names =
                List.of(
                        "Everyday Checking",
                        "High Yield Savings Account with Automatic Transfers",
                        "Visa Platinum",
                        "401(k)");
        var types = List.of("checking", "savings", "creditCard", "401k");
        var balances = List.of("2501.83", "1204350.00", "-89.20", "98765.43");
        return IntStream.range(0, count)
                .mapToObj(
                        row ->
                                new AccountRow(
                                        "600" + row,
                                        names.get(row % names.size()),
                                        "•••• " + (1234 + 1111 * (row % 8)),
                                        texts.get("accountType." + types.get(row % types.size())),
                                        texts.money(
                                                new BigDecimal(balances.get(row % balances.size())),
                                                "USD"),
                                        shared && row != 1))
                .toList();
    }

    private void borrowers() {
        overview("nothing", 0);
        overview("one-done", 1);
        overview("both-done", 2);
    }

    private void overview(String name, int done) {
        var parts =
                List.of(
                        new BorrowersPage.Part(
                                0,
                                "Alexandra",
                                done > 0 ? List.of("FinBank", BANKS.get(2)) : List.of(),
                                done > 0,
                                done == 0),
                        new BorrowersPage.Part(
                                1,
                                "Benjamin",
                                done > 1 ? List.of(BANKS.get(1)) : List.of(),
                                done > 1,
                                done == 1));
        add(
                "overview-" + name,
                "connect/screen/borrowers",
                new BorrowersPage(
                        framed,
                        brand.partner(),
                        parts,
                        done == 2,
                        TO + "borrowers",
                        TO + "submit",
                        STEP));
    }

    private void ending() {
        add(
                "healthy",
                "connect/screen/nothing-to-fix",
                new NothingToFixPage(frame, bank("FinBank"), brand.partner(), TO + "exit"));
        add(
                "idle",
                "connect/screen/idle",
                new IdlePage(frame, Duration.ofMinutes(2), TO + "stay", TO + "end"));
        var asks = new Exit.Ask(TO + "exit", TO + "exit");
        add("exit", "connect/screen/exit", new ExitPage(frame.with(null), asks, TO + "landing"));
        for (Ending ending : Ending.values()) {
            end(kebab(ending), ending, wayBack);
        }
        end("without-way-back", Ending.COMPLETE, null);
        end("without-session", null, null);
    }

    private void end(String name, @Nullable Ending ending, @Nullable ReturnLink address) {
        add("end-" + name, "connect/screen/end", new EndPage(closed(), ending, address));
    }

    private Frame closed() {
        return Frame.closed(texts).in(brand.look());
    }

    private void outsideOfASession() {
        add("returned", "connect/screen/returned", new ReturnedPage(closed(), true, null));
        add("returned-unknown", "connect/screen/returned", new ReturnedPage(closed(), false, null));
        add(
                "returned-onward",
                "connect/screen/returned",
                new ReturnedPage(closed(), true, TO + "oauth"));
        for (UnavailablePage.Reason reason : UnavailablePage.Reason.values()) {
            unavailable(kebab(reason), reason, null);
        }
        unavailable("with-way-back", UnavailablePage.Reason.EXPIRED, wayBack);
        add(
                "unavailable-renewable",
                "connect/screen/unavailable",
                new UnavailablePage(
                        texts,
                        UnavailablePage.Reason.EXPIRED,
                        "/closed",
                        wayBack,
                        "/new-link?sample",
                        brand.look()));
        add(
                "invitation",
                "connect/screen/invitation",
                new InvitationPage(texts, brand.partner(), "/accept?s", brand.look()));
        add("terms", "connect/screen/legal", LegalPage.terms(frame, TO + "landing"));
        add("privacy", "connect/screen/legal", LegalPage.privacy(Frame.closed(texts), null));
        add("not-found", "error/problem", ProblemPage.notFound(texts));
        add("unexpected", "error/problem", ProblemPage.unexpected(texts, "7f3c1a9e5b20"));
    }

    private void unavailable(
            String name, UnavailablePage.Reason reason, @Nullable ReturnLink address) {
        add(
                "unavailable-" + name,
                "connect/screen/unavailable",
                new UnavailablePage(texts, reason, "/closed", address, null, brand.look()));
    }

    private static InstitutionView bank(String name) {
        var own = name.equals("FinBank");
        return new InstitutionView(
                "10" + BANKS.indexOf(name),
                name,
                !own,
                own ? "/assets/finbank/icon.svg" : null,
                own ? "finbank.example" : "online.bank-with-a-long-address.example",
                "https://bank.example/",
                own ? "https://bank.example/help" : null,
                null,
                null,
                own ? null : "What you agree to at " + name,
                own ? List.of() : List.of("Account details", "Balances and transactions"));
    }

    private static InstitutionView talkativeBank() {
        return new InstitutionView(
                "109",
                "Bank of the Blue Ridge Mountains and Valleys",
                false,
                null,
                "blueridge.example",
                "https://blueridge.example/",
                "https://blueridge.example/help",
                "https://blueridge.example/join",
                "Use the user name and password of Blue Ridge Online, not those of Blue Ridge"
                        + " Business. If you have a hardware token, add the six digits it shows to the"
                        + " end of your password. Members of the former Valley Savings sign in with"
                        + " their member number.",
                null,
                List.of());
    }

    private static Choice picture(int number) {
        var name = "Picture " + number;
        return new Choice(name, name, SamplePictures.rings(number));
    }

    private static LoginForm.Field field(String name, LoginForm.Kind kind, @Nullable String help) {
        var id = name.substring(name.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return new LoginForm.Field(
                id, name, name, kind, kind == LoginForm.Kind.PASSWORD, 0, 64, null, help);
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
