package io.fairlead;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fairlead.consent.Consent;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.LinkDetails;
import io.fairlead.link.LinkType;
import io.fairlead.report.Report;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionState;
import io.fairlead.shared.database.StoredName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that is stored by a name. A change of these lists is a change of the stored data,
 * which then needs a migration; a renamed class or constant changes only what stands before the
 * colon.
 */
class StoredNamesTest {

    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.fairlead");

    private static final String ENUMS =
            """
            Actor.Kind: command partner person server
            AttemptOutcome: DELIVERED REFUSED GONE UNREACHABLE FORBIDDEN UNTRUSTED
                TIMED_OUT BROKEN_OFF FAULT
            AuditAction: partner.add partner.unlock partner.disable partner.enable
                secret.change tokens.revoke app-key.replace app-key.end link.revoke
                experience.create experience.change experience.delete
                institutions.import institution-settings.change
                webhook-key.replace webhook-key.delete person.add person.grant person.set-up
                person.sign-in person.reset person.remove keys.use keys.prune
                values.reseal backup.write backup.restore
            ConsentStatus: ACTIVE REVOKED EXPIRED
            ContentType: JSON XML
            CustomerType: testing active
            DataKind: ACCOUNT_BASIC ACCOUNT_BALANCE ACCOUNT_DETAILED ACCOUNT_OWNER
                TRANSACTIONS STATEMENTS INVESTMENTS_AND_LOANS
            Email.Kind: INVITATION RECEIPT
            EmailState: QUEUED SENT OPENED REFUSED GIVEN_UP REVOKED
            Ending: COMPLETE EXIT NOTHING_TO_FIX TIMEOUT LINK_USED LINK_REVOKED CUSTOMER_DELETED INVALID_SDK
            EventState: WAITING DELIVERED GIVEN_UP GONE
            ExperienceSettings.ColorScheme: auto light dark
            ExperienceSettings.Module: financial
            ExperienceSettings.Redirect: automatic link
            ExperienceSettings.Report: voa voaHistory voi voiePaystub voiePayroll
                prequalVoa transactions statement cashFlow
            FaultKind: refuse askMore stall drop garbage newTerms changedPassword expiredConsent
                partialAccounts duplicateIds latePostings
            FaultStep: beginning credentials mfa newCode consent sharing accounts transactions
                owners payments statements refresh token revoke
            InstitutionSetting: hidden visible replace autoreplace
            InstitutionStatus: online offline maintenance decertified
            Language: en es-US fr-CA
            LinkOrigin: URL EMAIL
            LinkType: FULL JOINT_BORROWER LITE FIX
            Party: CUSTOMER PARTNER
            Product: transAgg ach stateAgg voi voa aha availBalance accountOwner
                studentLoanData loanPaymentDetails paymentInitiation liabilityData
                billPayData
            Refusal.Kind: CREDENTIALS TOO_MANY_TRIES USER_LOCKED ACTION_AT_BANK
                PASSWORD_EXPIRED LANGUAGE SIGN_ON_REFUSED MFA_UNANSWERED MFA_WRONG
                CODE_EACH_TIME ANSWER_TOO_LATE CONSENT_MISSING CONSENT_DENIED
                SIGN_IN_AT_BANK ACCESS_EXPIRED ALREADY_LINKED ACCOUNT_NOT_FOUND
                ACCOUNT_CLOSED ACCOUNT_UNAVAILABLE NO_ELIGIBLE_ACCOUNTS BANK_TROUBLE
                BUSY NO_ANSWER IN_WORK MAINTENANCE DOWN SOME_USERS NOT_SUPPORTED
                FAULT
            ReportKind: voa voaHistory preQualVoa assetSummary voi voeTransactions cfrb
                cfrp statement transactions barpcra barpnoncra barbcra barbnoncra barbftc
                cfrpcra cfrpnoncra cfrbcra cfrbnoncra cfrbftc
            ReportStatus: inProgress success failure
            Role: viewer developer operator
            SessionEvent.Attempted: BEGINNING CREDENTIALS MFA NEW_CODE CONSENT SHARING
            SignInKind: password oidc
            SignIns.Step: sign-in set-up
            SignatureCheck.Verdict: RIGHT WRONG ABSENT
            Stage.Interruption: WINDOW_CLOSED WINDOW_BLOCKED
            Stage.Repetition: REFUSED ANSWER_LOST NEW_CODE
            TransactionRefresh.Mode: standard historic custom
            TransactionRefresh.Status: NEW IN_PROGRESS COMPLETED FAILED
            WebhookEventName: ping started institutionNotFound institutionSupported
                institutionNotSupported adding processing mfa invalidCredentials
                unableToConnect discovered added accountsDeleted credentialsUpdated
                generating inProgress done failed
            """;

    private static final String TYPES =
            """
            SessionEvent: accountsAdded accountsDiscovered accountsRemoved
                backFromBank bankLeft credentialsAccepted credentialsSubmitted
                credentialsUpdated ended hostAttached institutionChosen
                institutionMissing mfaAccepted
                mfaAnswered mfaAsked refused reportsEnded reportsOrdered screenShown searched sentToBank
                sharingStarted sharingStopped started submitted
                termsAccepted
            Stage.Task: answer approve begin list-accounts
            Stage: borrowers error landing loading login mfa nothing-to-fix oauth
                review-accounts search select-accounts sign-in
            """;

    private static final List<Class<?>> STORED_AS_JSON =
            List.of(
                    SessionState.class,
                    SessionEvent.class,
                    Host.class,
                    LinkDetails.class,
                    Consent.Content.class,
                    Report.Content.class,
                    InstitutionSettings.class);

    @Test
    void constantsAreStoredUnderTheseNames() {
        assertThat(lines(SERVER.that(isStoredEnum()).stream().map(StoredNamesTest::constants)))
                .isEqualToNormalizingWhitespace(ENUMS);
    }

    @Test
    void noTwoConstantsHaveOneName() {
        assertThat(SERVER.that(isStoredEnum()).stream().map(StoredNamesTest::names))
                .allSatisfy(names -> assertThat(names).doesNotHaveDuplicates());
    }

    @Test
    void statesEventsAndTasksAreStoredUnderTheseNames() {
        var types =
                SERVER.stream()
                        .filter(type -> type.isAnnotatedWith(JsonTypeInfo.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.PRIVATE));
        assertThat(lines(types.map(StoredNamesTest::subtypes)))
                .isEqualToNormalizingWhitespace(TYPES);
    }

    @Test
    void noTypeIsStoredUnderTheNameOfItsClass() {
        assertThat(
                        SERVER.stream()
                                .filter(type -> type.isAnnotatedWith(JsonTypeInfo.class))
                                .map(type -> type.getAnnotationOfType(JsonTypeInfo.class).use()))
                .containsOnly(JsonTypeInfo.Id.NAME);
    }

    /** Where the SPI's own enums are stored, {@code SessionJsonTest} says how. */
    @Test
    void constantsInStoredJsonHaveStoredNames() {
        var enums = new HashSet<Class<?>>();
        STORED_AS_JSON.forEach(type -> collect(type, new HashSet<>(), enums));

        assertThat(enums)
                .contains(LinkType.class, Ending.class, Refusal.Kind.class)
                .filteredOn(type -> !type.getPackageName().equals("io.fairlead.spi"))
                .allMatch(StoredName.class::isAssignableFrom);
    }

    private static void collect(Type type, Set<Type> seen, Set<Class<?>> enums) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments())
                    .forEach(argument -> collect(argument, seen, enums));
        } else if (type instanceof Class<?> plain) {
            if (plain.isEnum()) {
                enums.add(plain);
            } else if (plain.isRecord()) {
                Arrays.stream(plain.getRecordComponents())
                        .forEach(part -> collect(part.getGenericType(), seen, enums));
            } else if (plain.isSealed()) {
                Arrays.stream(plain.getPermittedSubclasses())
                        .forEach(subclass -> collect(subclass, seen, enums));
            }
        }
    }

    private static DescribedPredicate<JavaClass> isStoredEnum() {
        return assignableTo(StoredName.class)
                .and(DescribedPredicate.describe("enums", JavaClass::isEnum));
    }

    private static String constants(JavaClass type) {
        return title(type) + ": " + String.join(" ", names(type));
    }

    private static List<String> names(JavaClass type) {
        return Arrays.stream(type.reflect().getEnumConstants())
                .map(constant -> ((StoredName) constant).storedName())
                .toList();
    }

    private static String subtypes(JavaClass type) {
        return title(type)
                + ": "
                + type.getAllSubclasses().stream()
                        .filter(JavaClass::isRecord)
                        .map(record -> record.getAnnotationOfType(JsonTypeName.class).value())
                        .sorted()
                        .collect(joining(" "));
    }

    private static String title(JavaClass type) {
        return type.getName().replaceFirst("io\\.fairlead\\.(.*\\.)?", "").replace('$', '.');
    }

    private static String lines(Stream<String> lines) {
        return lines.sorted().map(line -> line + "\n").collect(joining());
    }
}
