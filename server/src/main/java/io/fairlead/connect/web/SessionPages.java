package io.fairlead.connect.web;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.connect.OfferedInstitutions;
import io.fairlead.connect.Repair;
import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.borrowers.BorrowersPage;
import io.fairlead.connect.screen.end.EndPage;
import io.fairlead.connect.screen.error.ErrorPage;
import io.fairlead.connect.screen.landing.LandingPage;
import io.fairlead.connect.screen.landing.LandingPage.Request;
import io.fairlead.connect.screen.loading.LoadingPage;
import io.fairlead.connect.screen.login.LoginPage;
import io.fairlead.connect.screen.mfa.MfaPage;
import io.fairlead.connect.screen.nothingtofix.NothingToFixPage;
import io.fairlead.connect.screen.oauth.OauthPage;
import io.fairlead.connect.screen.remove.RemovePage;
import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsPage;
import io.fairlead.connect.screen.search.SearchPage;
import io.fairlead.connect.screen.selectaccounts.SelectAccountsPage;
import io.fairlead.connect.screen.signin.SignInPage;
import io.fairlead.customer.Customer;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.experience.ExperienceSettings.Redirect;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.institution.InstitutionPage;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.link.LinkType;
import io.fairlead.partner.Partners;
import io.fairlead.session.Ending;
import io.fairlead.session.Refusal.Remedy;
import io.fairlead.session.Session;
import io.fairlead.session.Stage;
import io.fairlead.session.Stage.Task;
import io.fairlead.shared.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what the screens of a session show. */
@Component
class SessionPages {

    private final SessionFrames frames;
    private final Partners partners;
    private final Customers customers;
    private final Institutions institutions;
    private final Accounts accounts;
    private final OfferedInstitutions banks;

    SessionPages(
            SessionFrames frames,
            Partners partners,
            Customers customers,
            Institutions institutions,
            Accounts accounts,
            OfferedInstitutions banks) {
        this.frames = frames;
        this.partners = partners;
        this.customers = customers;
        this.institutions = institutions;
        this.accounts = accounts;
        this.banks = banks;
    }

    /** A template with its model. */
    record Shown(String template, Object model) {}

    /** The screen at which a session stands; the search has its own. */
    Shown screen(Visit.Running visit) {
        return switch (visit.session().stage()) {
            case Stage.Landing() -> new Shown("connect/screen/landing", landing(visit));
            case Stage.Borrowers() -> new Shown("connect/screen/borrowers", overview(visit));
            case Stage.Search() ->
                    new Shown("connect/screen/search", search(visit, "", banks(visit, "")));
            case Stage.SignIn intro -> new Shown("connect/screen/sign-in", intro(visit, intro));
            case Stage.Loading working ->
                    new Shown("connect/screen/loading", loading(visit, working));
            case Stage.Login signIn -> new Shown("connect/screen/login", login(visit, signIn));
            case Stage.Mfa mfa -> new Shown("connect/screen/mfa", mfa(visit, mfa));
            case Stage.Oauth atBank -> new Shown("connect/screen/oauth", atBank(visit, atBank));
            case Stage.Error trouble -> new Shown("connect/screen/error", trouble(visit, trouble));
            case Stage.SelectAccounts choosing ->
                    new Shown("connect/screen/select-accounts", choice(visit, choosing, false));
            case Stage.ReviewAccounts() ->
                    new Shown("connect/screen/review-accounts", review(visit));
            case Stage.NothingToFix(var connection) ->
                    new Shown(
                            "connect/screen/nothing-to-fix",
                            new NothingToFixPage(
                                    frames.of(visit),
                                    bank(connection.institutionId()),
                                    partnerName(visit.session()),
                                    visit.page("/exit")));
        };
    }

    /** The banks of a search; without a query the popular ones. */
    InstitutionPage banks(Visit.Running visit, String query) {
        return query.isEmpty()
                ? banks.popular(visit.session())
                : banks.search(visit.session(), query);
    }

    SearchPage search(Visit.Running visit, String query, InstitutionPage banks) {
        var back = visit.session().isJoint() ? "/borrowers" : "/landing";
        return new SearchPage(
                frames.of(visit).backTo(visit.page(back)),
                borrower(visit.session()),
                query,
                banks.institutions().stream().map(InstitutionView::of).toList(),
                banks.found(),
                visit.page("/search"),
                visit.page("/search"),
                visit.session().version());
    }

    /** The accounts to choose from once more, because fewer or more were sent than may be. */
    Shown choiceAgain(Visit.Running visit, Stage.SelectAccounts choosing) {
        return new Shown("connect/screen/select-accounts", choice(visit, choosing, true));
    }

    RemovePage remove(Visit.Running visit, ReviewAccountsPage.SharedBank shared) {
        return new RemovePage(
                frames.of(visit),
                shared,
                visit.page("/review-accounts"),
                visit.session().version());
    }

    List<ReviewAccountsPage.SharedBank> sharedBanks(Visit.Running visit) {
        var session = visit.session();
        return sharedLogins(session, session.customer())
                .map(shared -> sharedBank(visit, shared))
                .toList();
    }

    EndPage end(Visit.Ended visit) {
        return new EndPage(
                frames.of(visit, addressAfter(visit.session()).orElse(null)),
                visit.ending(),
                returnAddress(visit.session())
                        .map(address -> new ReturnLink(partnerName(visit.session()), address))
                        .orElse(null));
    }

    /** Where the browser goes by itself after the end. */
    private Optional<String> addressAfter(Session session) {
        var redirect = session.settings().redirect();
        var goes = redirect == null ? isActive(session) : redirect == Redirect.AUTOMATIC;
        return goes ? returnAddress(session) : Optional.empty();
    }

    /**
     * A testing customer goes nowhere: as in the vendor's test environment, the last page stays and
     * has a link that leads on.
     */
    private boolean isActive(Session session) {
        return customers
                .find(session.link().partner(), session.link().customer())
                .filter(customer -> customer.profile().type() == CustomerType.ACTIVE)
                .isPresent();
    }

    private static Optional<String> returnAddress(Session session) {
        var ending = Optional.ofNullable(session.ending()).orElse(Ending.EXIT);
        return Optional.ofNullable(session.link().details().presentation().redirectUri())
                .map(uri -> ReturnAddress.of(uri, ending.code(), ending.reason()));
    }

    private LandingPage landing(Visit.Running visit) {
        var session = visit.session();
        var bank = bankOf(session.link());
        return new LandingPage(
                frames.of(visit),
                partnerName(session),
                BrandFiles.icon(session.experience()),
                wording(visit),
                request(session.link(), bank.map(InstitutionView::name).orElse("")),
                visit.page("/landing"),
                session.version(),
                bank.map(InstitutionView::oauth).orElse(false),
                visit.page("/terms"),
                visit.page("/privacy"));
    }

    /** The partner's own words; a broken connection is repaired for no other reason than that. */
    private static Wording wording(Visit.Running visit) {
        var session = visit.session();
        var own = session.settings().texts().get(visit.texts().language());
        return own == null || session.link().details().type() == LinkType.FIX ? Wording.NONE : own;
    }

    /** The bank that the link is for, if it is for one. */
    private Optional<InstitutionView> bankOf(Link link) {
        return banks.of(link).map(InstitutionView::of).or(() -> bankOfLogin(link));
    }

    private Optional<InstitutionView> bankOfLogin(Link link) {
        return Optional.ofNullable(link.details().institutionLoginId())
                .flatMap(login -> accounts.login(link.partner(), link.customer(), login))
                .map(InstitutionLogin::institutionId)
                .map(this::bank);
    }

    private static Request request(Link link, String bank) {
        return switch (link.details().type()) {
            case FULL -> new Request.Full();
            case JOINT_BORROWER -> new Request.JointBorrower();
            case LITE -> new Request.Lite(bank);
            case FIX -> new Request.Fix(bank);
        };
    }

    private BorrowersPage overview(Visit.Running visit) {
        var session = visit.session();
        var finished = session.running().finished();
        var count = session.customers().size();
        var next = IntStream.range(0, count).filter(part -> !finished.contains(part)).findFirst();
        var parts =
                IntStream.range(0, count)
                        .mapToObj(
                                part ->
                                        new BorrowersPage.Part(
                                                part,
                                                borrower(session, part),
                                                bankNames(session, session.customerOf(part)),
                                                finished.contains(part),
                                                next.orElse(-1) == part))
                        .toList();
        return new BorrowersPage(
                frames.of(visit).backTo(visit.page("/landing")),
                partnerName(session),
                parts,
                finished.size() == count,
                visit.page("/borrowers"),
                visit.page("/submit"),
                session.version());
    }

    private List<String> bankNames(Session session, CustomerId customer) {
        return sharedLogins(session, customer)
                .map(shared -> bank(shared.getFirst().login().institutionId()).name())
                .toList();
    }

    /** The shared accounts of each login that has any. */
    private Stream<List<Account>> sharedLogins(Session session, CustomerId customer) {
        return accounts.shared(session.link().partner(), customer).stream()
                .collect(
                        Collectors.groupingBy(
                                account -> account.login().key(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream();
    }

    private SignInPage intro(Visit.Running visit, Stage.SignIn intro) {
        var connection = intro.connection();
        return new SignInPage(
                frames.of(visit).backTo(visit.page("/search")),
                bank(connection.institutionId()),
                partnerName(visit.session()),
                connection.oauth(),
                intro.interruption(),
                visit.page("/begin"),
                intro.page() == null ? null : visit.page("/oauth/here"),
                visit.session().version(),
                visit.page("/terms"),
                visit.page("/privacy"));
    }

    private LoginPage login(Visit.Running visit, Stage.Login signIn) {
        return new LoginPage(
                frames.of(visit).backTo(beforeSignIn(visit, signIn)),
                bank(signIn.connection().institutionId()),
                signIn.form().fields(),
                signIn.typed(),
                signIn.refused(),
                visit.page("/login"),
                visit.session().version());
    }

    private MfaPage mfa(Visit.Running visit, Stage.Mfa mfa) {
        return new MfaPage(
                frames.of(visit).backTo(beforeSignIn(visit, mfa)),
                bank(mfa.connection().institutionId()),
                mfa.challenges(),
                visit.page("/mfa"),
                visit.session().version());
    }

    OauthPage atBank(Visit.Running visit, Stage.Oauth atBank) {
        var page = atBank.page().toString();
        var frame =
                frames.of(visit, live -> live.waiting(progress(visit)).atBank(page))
                        .backTo(beforeSignIn(visit, atBank));
        return new OauthPage(
                frame,
                bank(atBank.connection().institutionId()),
                page,
                visit.page("/begin"),
                visit.page("/oauth/here"),
                visit.page("/oauth"),
                visit.session().version());
    }

    private LoadingPage loading(Visit.Running visit, Stage.Loading working) {
        var bank = bank(working.connection().institutionId());
        var task = working.task();
        var key =
                switch (task) {
                    case Task.Begin() -> "bank";
                    case Task.Answer(var attempted) ->
                            switch (attempted) {
                                case MFA -> "mfa";
                                default -> "signIn";
                            };
                    case Task.Approve _ -> "approve";
                    case Task.ListAccounts() -> "accounts";
                    case Task.Share _ -> "share";
                };
        return new LoadingPage(
                frames.of(visit, live -> live.waiting(progress(visit))),
                bank,
                visit.texts().get("loading." + key, bank.name()),
                task instanceof Task.Approve approve ? approve.text() : null,
                visit.session().choosesBank() ? visit.page("/search-again") : null,
                visit.page("/loading"),
                visit.session().version());
    }

    private ErrorPage trouble(Visit.Running visit, Stage.Error trouble) {
        var bank = bank(trouble.connection().institutionId());
        var ways = trouble.refusal().kind().ways();
        var searches = visit.session().choosesBank();
        return new ErrorPage(
                frames.of(visit).backTo(beforeSignIn(visit, trouble)),
                bank,
                trouble.refusal(),
                ways.contains(Remedy.TRY_AGAIN) ? visit.page("/begin") : null,
                searches && ways.contains(Remedy.OTHER_BANK) ? visit.page("/search-again") : null,
                ways.contains(Remedy.BANK_SITE) ? bank.site() : null,
                visit.session().version());
    }

    private SelectAccountsPage choice(
            Visit.Running visit, Stage.SelectAccounts choosing, boolean refused) {
        var connection = choosing.connection();
        var login = visit.session().login(Objects.requireNonNull(connection.login()));
        var rows =
                accounts.list(login).stream()
                        .map(account -> AccountRow.of(account, visit.texts()))
                        .toList();
        var rules = visit.session().accountRules().among(rows.size());
        var back = connection.repair() ? visit.page("/review-accounts") : null;
        var leaves = visit.session().choosesBank() && !connection.repair();
        return new SelectAccountsPage(
                frames.of(visit).backTo(back),
                bank(connection.institutionId()),
                partnerName(visit.session()),
                rows,
                rules.minimum(),
                rules.maximum(),
                connection.repair(),
                refused,
                visit.page("/select-accounts"),
                leaves ? visit.page("/search-again") : null,
                visit.session().version());
    }

    private ReviewAccountsPage review(Visit.Running visit) {
        var back = visit.session().isJoint() ? "/borrowers" : "/landing";
        return new ReviewAccountsPage(
                frames.of(visit).backTo(visit.page(back)),
                borrower(visit.session()),
                partnerName(visit.session()),
                sharedBanks(visit),
                visit.page("/search"),
                visit.page("/submit"),
                visit.session().version());
    }

    private ReviewAccountsPage.SharedBank sharedBank(Visit.Running visit, List<Account> shared) {
        var login = shared.getFirst().login();
        var bank = bank(login.institutionId());
        return new ReviewAccountsPage.SharedBank(
                login.key().login(),
                bank,
                shared.stream().map(account -> AccountRow.of(account, visit.texts())).toList(),
                Repair.isBroken(shared),
                bank.oauth(),
                visit.page("/manage"),
                visit.page("/repair"),
                visit.page("/remove"),
                visit.page("/remove/" + login.key().login()));
    }

    private static String progress(Visit.Running visit) {
        return visit.page("/progress?version=" + visit.session().version());
    }

    private static String beforeSignIn(Visit.Running visit, Stage.AtInstitution stage) {
        var connection = stage.connection();
        if (!visit.session().choosesBank()) {
            return visit.page("/landing");
        }
        return connection.repair()
                ? visit.page("/review-accounts")
                : visit.page("/sign-in/" + connection.institutionId());
    }

    private String borrower(Session session) {
        return session.isJoint() ? borrower(session, session.running().part()) : "";
    }

    /** What a borrower is called; by number where the partner gave no name. */
    private String borrower(Session session, int part) {
        return customers
                .find(session.link().partner(), session.customerOf(part))
                .map(Customer::profile)
                .map(profile -> profile.firstName())
                .filter(name -> !name.isBlank())
                .orElseGet(() -> Visit.textsOf(session).get("borrowers.number", part + 1));
    }

    private InstitutionView bank(String id) {
        return institutions
                .find(id)
                .map(InstitutionView::of)
                .orElseGet(() -> InstitutionView.unknown(id));
    }

    /** Who asks, as consumers know them. */
    private String partnerName(Session session) {
        return Optional.ofNullable(session.settings().applicationName())
                .or(() -> partners.name(session.link().partner()))
                .orElse("");
    }
}
