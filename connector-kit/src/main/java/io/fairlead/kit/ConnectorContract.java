package io.fairlead.kit;

import static io.fairlead.kit.Trial.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairlead.spi.BankStatement;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.spi.Health;
import io.fairlead.spi.Linked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import io.fairlead.spi.StatementFile;
import io.fairlead.spi.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every connector must do. Extend it, tell it about your bank, and run it: {@code
 * docs/connectors.md}.
 *
 * <p>Three rules have no test of their own, as every test watches them: a secret of the consumer or
 * the operator appears in no log, on no console, in no answer's text and in no exception; no host
 * but the institution's is called; nothing but {@link io.fairlead.spi.BankHttpException} is thrown.
 *
 * <p>Long, because its tests are one list that authors of connectors read from top to bottom.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectorContract {

    private static final Duration SHORT_PATIENCE = Duration.ofMillis(50);

    private @Nullable Trial trial;
    private @Nullable AutoCloseable moreEars;

    // what the extender tells

    /** A new instance of the connector, as after a restart of Fairlead. */
    protected abstract Connector newConnector();

    protected abstract TestInstitution institution();

    /** What the connector can do, beyond what every connector must. */
    protected abstract Set<Operation> offers();

    /** A consumer who can link; a password, if there is one, has eight characters at least. */
    protected abstract BankConsumer consumer();

    /** A consumer who is refused: for a wrong password, or by declining at the bank. */
    protected abstract BankConsumer refusedConsumer();

    /** Why that one is refused. */
    protected Cause refusal() {
        return Cause.WRONG_CREDENTIALS;
    }

    /** A consumer whom the bank asks further questions, if it does so. */
    protected Optional<BankConsumer> questionedConsumer() {
        return Optional.empty();
    }

    /**
     * A consumer whom the bank asks further questions, and who answers the last of them wrongly; if
     * it has such.
     */
    protected Optional<BankConsumer> mistakenConsumer() {
        return Optional.empty();
    }

    /** Days of which some account of the consumer has more transactions than fit one page. */
    protected abstract DateRange busyDays();

    /** Every way in which the bank can refuse. */
    protected abstract Stream<Failure> failures();

    /** From now on the bank refuses so, until {@link #calmBank}. */
    protected abstract void failBank(Failure failure);

    /**
     * From now on the bank misbehaves at an operation, until the test ends. Unless this is
     * overridden, the kit plays the bank that does so.
     */
    protected void upsetBank(Operation at, Misbehaviour how) {
        trial().http().play(how);
    }

    /**
     * It is so much later at the bank now, until {@link #calmBank}. Where this is not overridden,
     * tests that need it are skipped.
     */
    protected void moveBankClock(Duration ahead) {
        abort("The clock of the bank cannot be moved");
    }

    /** Ends whatever was done to the bank; called after every test. */
    protected abstract void calmBank();

    /**
     * Lets the ear hear another logging system than {@code java.util.logging}, until the answer is
     * closed.
     */
    protected AutoCloseable listen(Consumer<String> ear) {
        return () -> {};
    }

    @BeforeEach
    final void begin() {
        var begun = new Trial(this::newConnector, institution());
        trial = begun;
        moreEars = listen(begun.heard()::add);
    }

    @AfterEach
    final void end() throws Exception {
        try (var ended = trial()) {
            Objects.requireNonNull(moreEars).close();
            calmBank();
            ended.judge();
        }
    }

    // linking and reading

    /** Institutions name their connector, in files and in settings. */
    @Test
    final void hasANameOfLowerCaseLettersDigitsAndHyphens() {
        assertThat(trial().connector().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    /** What linking finds must be what reading finds later, or accounts would come and go. */
    @Test
    final void findsTheSameAccountsLater() {
        var login = login();
        assertThat(login.found()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Login.ids(done(login.accounts()))).isEqualTo(login.found());
    }

    /** A partner who asks for the balance of an account must not get that of another. */
    @Test
    final void readsTheBalanceOfEachAccount() {
        var login = login();
        assertThat(login.open())
                .allSatisfy(id -> assertThat(done(login.balance(id)).id()).isEqualTo(id));
    }

    /** An account the bank does not know is the failure of that account, and nothing worse. */
    @Test
    final void failsForAnAccountThatIsNotThere() {
        assertThat(login().balance("no-such-account")).isInstanceOf(Step.Failed.class);
    }

    /** A gap hides money in a partner's report, and a double invents some. */
    @Test
    final void readsTransactionsPageByPageWithoutGapsOrDoubles() {
        var login = login();
        var busiest = login.busiest(busyDays());
        var halves = new ArrayList<BankTransaction>();
        halves.addAll(within(laterHalf(busyDays()), login, busiest));
        halves.addAll(within(earlierHalf(busyDays()), login, busiest));
        assertThat(login.transactions(busiest, busyDays()))
                .extracting(BankTransaction::id)
                .doesNotHaveDuplicates();
        assertThat(within(busyDays(), login, busiest))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(halves);
    }

    private static List<BankTransaction> within(DateRange days, Login login, String account) {
        return login.transactions(account, days).stream()
                .filter(transaction -> isWithin(days, transaction))
                .toList();
    }

    private static boolean isWithin(DateRange days, BankTransaction transaction) {
        var day = LocalDate.ofInstant(transaction.rangedAt(), ZoneOffset.UTC);
        return !day.isBefore(days.from()) && !day.isAfter(days.to());
    }

    /** Who reads all at once must find what reading one by one finds. */
    @Test
    final void findsWithAVisitWhatReadingOneByOneFinds() {
        var all = trial().connector().traits(trial().bank()).readsAllAtOnce();
        assertThat(offers().contains(Operation.VISIT)).as("traits and offers").isEqualTo(all);
        assumeOffered(Operation.VISIT);
        var login = login();
        var busiest = login.busiest(busyDays());
        var visit = done(login.visit(busyDays()));
        assertThat(Login.ids(visit.inventory())).isEqualTo(login.found());
        assertThat(visit.transactions()).containsKey(busiest);
        var page = Objects.requireNonNull(visit.transactions().get(busiest));
        assertThat(page.items().stream().filter(item -> isWithin(busyDays(), item)))
                .containsExactlyInAnyOrderElementsOf(within(busyDays(), login, busiest));
    }

    /** A member of another name would reach partners, and mean nothing to them. */
    @Test
    final void namesFactsAsTheVendorDoes() {
        var login = login();
        for (var account : login.inventory().accounts()) {
            assertThat(account.detail().members())
                    .extractingFromEntries(Map.Entry::getKey)
                    .isSubsetOf(Facts.Keys.ACCOUNT_DETAIL);
            for (var holding : account.holdings()) {
                assertThat(holding.members())
                        .extractingFromEntries(Map.Entry::getKey)
                        .isSubsetOf(Facts.Keys.POSITION);
            }
        }
        assertThat(login.transactions(login.busiest(busyDays()), busyDays()))
                .flatMap(transaction -> transaction.investment().members().keySet())
                .isSubsetOf(Facts.Keys.INVESTMENT_TRANSACTION);
    }

    // settings

    /** The operator's commands ask for what is declared, so that nothing else can be set. */
    @Test
    final void declaresTheSettingsItIsTriedWith() {
        var declared = trial().connector().settings();
        assertThat(declared).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(declared).allSatisfy(setting -> assertThat(setting.help()).isNotBlank());
        institution().settings().forEach((name, value) -> assertFits(declared, name, value));
        institution()
                .secrets()
                .forEach((name, secret) -> assertFits(declared, name, secret.reveal()));
        assertThat(declared)
                .filteredOn(Setting::required)
                .extracting(Setting::name)
                .allMatch(
                        name ->
                                institution().settings().containsKey(name)
                                        || institution().secrets().containsKey(name));
    }

    private static void assertFits(List<Setting> declared, String name, String value) {
        assertThat(declared)
                .filteredOn(setting -> setting.name().equals(name))
                .as("declared settings of the name " + name)
                .hasSize(1)
                .allSatisfy(setting -> assertThat(setting.problemOf(value)).isEmpty());
    }

    /** Fairlead finds connectors in jars, and makes them without any framework. */
    @Test
    final void isFoundByTheServiceLoader() {
        var name = trial().connector().name();
        assertThat(ServiceLoader.load(Connector.class).stream())
                .as("META-INF/services/io.fairlead.spi.Connector")
                .map(found -> found.get().name())
                .contains(name);
    }

    /** What a connector offers is there for some account; for others it fails, and throws not. */
    @ParameterizedTest
    @EnumSource(names = {"OWNERS", "ACH_DETAILS", "LOAN_PAYMENT", "STATEMENTS"})
    final void readsWhatItOffers(Operation operation) {
        var login = login();
        var answers = login.open().stream().map(id -> login.about(id, operation)).toList();
        if (offers().contains(operation)) {
            assertThat(answers).hasAtLeastOneElementOfType(Step.Done.class);
        } else {
            assertThat(answers).map(Trial::causeOf).containsOnly(Cause.NOT_SUPPORTED);
        }
    }

    /** A statement that is lost between pages is a month of a consumer's proof of income. */
    @Test
    final void readsStatementsPageByPageWithoutDoubles() {
        assumeOffered(Operation.STATEMENTS);
        var login = login();
        assertThat(login.statements(login.having(Operation.STATEMENTS)))
                .isSortedAccordingTo(Comparator.comparing(BankStatement::to).reversed())
                .extracting(BankStatement::id)
                .doesNotHaveDuplicates();
    }

    /** A statement in the list is worth nothing when its file cannot be had. */
    @Test
    final void readsTheFileOfAStatement() {
        assumeOffered(Operation.STATEMENT);
        var read = login().prepared(Operation.STATEMENT, busyDays()).get();
        assertThat(done(read))
                .isInstanceOfSatisfying(
                        StatementFile.class,
                        file -> assertThat(file.content()).as(file.mediaType()).isNotEmpty());
    }

    /** The directory shows which institutions work, before any consumer tries. */
    @Test
    final void saysThatTheBankIsOnline() {
        assertThat(trial().connector().probe(trial().bank())).isEqualTo(Health.ONLINE);
    }

    // grants

    /** What a consumer has revoked must open nothing any more. */
    @Test
    final void readsNothingWithARevokedGrant() {
        assumeOffered(Operation.REVOKE);
        var login = login();
        done(login.revoke());
        assertThat(login.accounts()).isInstanceOf(Step.Failed.class);
    }

    /** Fairlead repeats a revocation whose outcome it does not know. */
    @Test
    final void revokesAGrantThatIsRevokedAlready() {
        assumeOffered(Operation.REVOKE);
        var login = login();
        done(login.revoke());
        done(login.revoke());
    }

    /** A consumer whose login broke must get it to work again, and not be sent away. */
    @Test
    final void repairsABrokenGrant() {
        var broken = login();
        broken.revoke();
        var repaired = login(trial().begin(broken.grant()), consumer());
        assertThat(Login.ids(done(repaired.accounts()))).isEqualTo(broken.found());
    }

    /** Accounts are read every day, long after the first session at the bank has ended. */
    @Test
    final void renewsAGrant() {
        assumeOffered(Operation.RENEW);
        var login = login();
        waitUntil(Objects.requireNonNull(login.grant().renewAfter(), "renewAfter"));
        trial().restart();
        var renewed = login.renewed();
        assertThat(Login.ids(done(renewed.accounts()))).isEqualTo(login.found());
        assertThat(renewed.grant().renewAfter()).isAfter(trial().clock().instant());
    }

    /** Fairlead keeps a grant from being renewed twice only when it says that it is spent. */
    @Test
    final void saysWhetherARenewalSpendsTheGrant() {
        assumeOffered(Operation.RENEW);
        var login = login();
        done(login.renew());
        assertThat(login.renew())
                .isInstanceOf(login.grant().spentByRenewal() ? Step.Failed.class : Step.Done.class);
    }

    // what goes wrong

    /** The cause decides the aggregation status code, and so what a partner does next. */
    @ParameterizedTest
    @MethodSource("failures")
    final void tellsWhyTheBankRefuses(Failure failure) {
        var step = perform(failure.at(), () -> failBank(failure));
        assertThat(Trial.causeOf(step)).isEqualTo(failure.cause());
    }

    /** A bank in trouble must look like one, whatever it sends or does not send. */
    @ParameterizedTest
    @MethodSource("misbehaviours")
    final void survivesABankThatMisbehaves(Operation at, Misbehaviour how) {
        var before = new AtomicInteger();
        var step =
                perform(
                        at,
                        () -> {
                            before.set(trial().http().sent().size());
                            upset(at, how);
                        });
        assumeTrue(trial().http().sent().size() > before.get(), "The bank is not asked");
        assertThat(Trial.causeOf(step)).isEqualTo(how.cause());
        assertThat(((Step.Failed<?>) step).untouched())
                .as("untouched: nobody knows what a bank has done that answers so")
                .isFalse();
    }

    /** The answer to a revocation has nothing to read, so only its absence can be wrong. */
    final Stream<Arguments> misbehaviours() {
        return Arrays.stream(Operation.values())
                .filter(at -> at.required() || offers().contains(at))
                .flatMap(
                        at ->
                                Arrays.stream(Misbehaviour.values())
                                        .filter(how -> at != Operation.REVOKE || how.unanswered())
                                        .map(how -> arguments(at, how)));
    }

    /** Banks lock out users whose passwords are wrong, so a refused one is never sent again. */
    @Test
    final void neverRepeatsWhatTheBankRefused() {
        var asked = trial().begin(null);
        var input = refusedConsumer().answer(asked);
        assertThat(Trial.causeOf(trial().resume(asked, input))).isEqualTo(refusal());
        assertThat(trial().written()).doesNotHaveDuplicates();
        assertThat(Trial.secretsOf(asked, input))
                .allSatisfy(
                        secret ->
                                assertThat(trial().written())
                                        .filteredOn(request -> request.contains(secret))
                                        .hasSizeLessThanOrEqualTo(1));
    }

    // states

    /** Fairlead may be restarted while a consumer looks for a telephone. */
    @Test
    final void goesOnAfterARestartInMidStep() {
        BankConsumer patient =
                asked -> {
                    trial().restart();
                    return questioned().answer(asked);
                };
        assertThat(login(trial().begin(null), patient).found()).isNotEmpty();
    }

    /** A consumer who clicks twice, or goes back in the browser, must not link twice. */
    @Test
    final void doesNotLinkTwiceWithOneAnswer() {
        var asked = questionForOnce();
        var input = questioned().answer(asked);
        assertThat(trial().resume(asked, input)).isNotInstanceOf(Step.Failed.class);
        assertThat(Trial.causeOf(trial().resume(asked, input))).isEqualTo(Cause.STATE_EXPIRED);
    }

    /** A bank that asks once more says why; one that does not has ended the sign-on. */
    @Test
    final void saysThatAnAnswerWasWrong() {
        var mistaken = mistakenConsumer();
        assumeTrue(mistaken.isPresent(), "Nobody answers a question wrongly");
        var asked = questionForOnce();
        while (asked instanceof Step.MfaNeeded<Linked> question && !question.refused()) {
            asked = trial().resume(asked, mistaken.get().answer(asked));
        }
        if (asked instanceof Step.MfaNeeded<Linked>) {
            assertThat(login(asked, questioned()).found()).isNotEmpty();
        } else {
            assertThat(Trial.causeOf(asked)).isEqualTo(Cause.WRONG_MFA_ANSWER);
        }
    }

    @Test
    final void sendsANewCodeWhereItOffersTo() {
        var asked =
                trial().follow(
                                trial().begin(null),
                                questioned(),
                                step ->
                                        step instanceof Step.MfaNeeded<Linked> question
                                                && question.sendsNewCode());
        assumeTrue(asked instanceof Step.MfaNeeded<Linked>, "The bank sends no code twice");
        var again = trial().resume(asked, new ConsumerInput.NewCode());
        assertThat(again).isInstanceOf(Step.MfaNeeded.class);
        assertThat(Trial.causeOf(trial().resume(asked, questioned().answer(asked))))
                .isEqualTo(Cause.STATE_EXPIRED);
        assertThat(login(again, questioned()).found()).isNotEmpty();
    }

    /** Who answers too late starts again, and must not read of an error nobody understands. */
    @Test
    final void refusesAnAnswerThatComesTooLate() {
        var asked = questionForOnce();
        var input = questioned().answer(asked);
        waitUntil(Trial.expiryOf(asked));
        assertThat(Trial.causeOf(trial().resume(asked, input))).isEqualTo(Cause.STATE_EXPIRED);
    }

    /** A state of a newer or a forgotten version cannot be read, and must not be guessed at. */
    @Test
    final void refusesAStateOfAnUnknownVersion() {
        var asked = trial().begin(null);
        var input = consumer().answer(asked);
        var state = new SavedState(Integer.MAX_VALUE, Trial.stateOf(asked).content());
        var before = trial().http().sent().size();
        var step = trial().call(connector -> connector.resume(trial().bank(), state, input));
        assertThat(Trial.causeOf(step)).isEqualTo(Cause.STATE_EXPIRED);
        assertThat(trial().http().sent()).hasSize(before);
    }

    /** What comes over the network may be anything, such as a callback where a form was asked. */
    @Test
    final void refusesAnInputThatDoesNotFit() {
        var asked = trial().begin(null);
        assertThat(
                        Stream.of(
                                new ConsumerInput.Fields(Map.of()),
                                new ConsumerInput.Answers(Map.of()),
                                new ConsumerInput.Callback(Map.of())))
                .map(input -> trial().resume(asked, input))
                .hasOnlyElementsOfType(Step.Failed.class);
    }

    /** Else an attacker could have a victim's browser finish the attacker's own link. */
    @Test
    final void refusesACallbackWithAnotherState() {
        var asked = redirect();
        var query = new HashMap<>(((ConsumerInput.Callback) consumer().answer(asked)).query());
        query.put("state", new SecretText("somebody-elses"));
        var before = trial().http().sent().size();
        assertThat(trial().resume(asked, new ConsumerInput.Callback(query)))
                .isInstanceOf(Step.Failed.class);
        assertThat(trial().http().sent()).hasSize(before);
    }

    /** A state that can be guessed protects nobody. */
    @Test
    final void redirectsWithANewStateEachTime() {
        assertThat(redirect().callbackState())
                .hasSizeGreaterThan(20)
                .isNotEqualTo(redirect().callbackState());
    }

    // how the tests do it

    private Trial trial() {
        return Objects.requireNonNull(trial);
    }

    private Login login() {
        return login(trial().begin(null), consumer());
    }

    private Login login(Step<Linked> first, BankConsumer consumer) {
        var linked = trial().linked(first, consumer);
        return new Login(trial(), linked, trial().inventory(linked));
    }

    private void assumeOffered(Operation operation) {
        assumeTrue(offers().contains(operation), "The connector does not offer it");
    }

    private void waitUntil(Instant moment) {
        var clock = trial().clock();
        clock.advance(Duration.between(clock.instant(), moment).plusSeconds(1));
        moveBankClock(clock.ahead());
    }

    private static DateRange earlierHalf(DateRange days) {
        return new DateRange(days.from(), middle(days));
    }

    private static DateRange laterHalf(DateRange days) {
        return new DateRange(middle(days).plusDays(1), days.to());
    }

    private static LocalDate middle(DateRange days) {
        return days.from().plusDays(ChronoUnit.DAYS.between(days.from(), days.to()) / 2);
    }

    /** Who is asked something that can be answered once only. */
    private BankConsumer questioned() {
        return questionedConsumer().orElseGet(this::consumer);
    }

    /** The step that asks it. A form is none: who fills it again signs on again. */
    private Step<Linked> questionForOnce() {
        var asked =
                trial().follow(
                                trial().begin(null),
                                questioned(),
                                step -> !(step instanceof Step.InputNeeded<Linked>));
        assumeTrue(Trial.asks(asked), "The bank asks for nothing but a form");
        return asked;
    }

    private Step.RedirectNeeded<Linked> redirect() {
        var asked = trial().begin(null);
        assumeTrue(asked instanceof Step.RedirectNeeded<Linked>, "There is no redirect");
        return (Step.RedirectNeeded<Linked>) asked;
    }

    private void upset(Operation at, Misbehaviour how) {
        if (how == Misbehaviour.SLOW) {
            trial().http().patience(SHORT_PATIENCE);
        }
        upsetBank(at, how);
    }

    private Step<?> perform(Operation operation, Runnable trouble) {
        var performed =
                switch (operation) {
                    case BEGIN -> (Supplier<Step<?>>) () -> trial().begin(null);
                    case RESUME -> resumption(trial().begin(null), consumer());
                    case ANSWER -> resumption(questionForOnce(), questioned());
                    default -> login().prepared(operation, busyDays());
                };
        trouble.run();
        return performed.get();
    }

    private Supplier<Step<?>> resumption(Step<Linked> asked, BankConsumer consumer) {
        var input = consumer.answer(asked);
        return () -> trial().resume(asked, input);
    }
}
