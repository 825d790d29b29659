package io.fairlead.experience;

import io.fairlead.institution.Product;
import io.fairlead.shared.database.StoredName;
import io.fairlead.shared.page.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The look and the rules of an experience. Where each acts: {@code docs/experiences.md}.
 *
 * @param applicationName what consumers read in place of the partner's name
 * @param colorScheme whether the app is light or dark
 * @param popularInstitutions ids of the banks that the search begins with; none: the directory's
 * @param texts what the landing screen says besides Fairlead's own texts
 * @param products what a bank must be certified for to be found, all of them
 * @param singleUse whether a link ends by the first session that succeeds
 * @param receiptByEmail whether consumers are mailed what they have shared, and how to stop it
 * @param redirect how the consumer gets from the last page to the partner; null: testing customers
 *     by a link, active ones by themselves
 * @param linkLife from issue to expiry; null: as configured
 * @param embeddingOrigins who may show the app in a frame; none: everybody
 * @param reports to be made when a session has succeeded
 */
public record ExperienceSettings(
        @Nullable String applicationName,
        @Nullable Rgb brandColor,
        ColorScheme colorScheme,
        List<String> popularInstitutions,
        Map<Language, Wording> texts,
        Set<Product> products,
        AccountRules accounts,
        boolean singleUse,
        boolean receiptByEmail,
        boolean hideExit,
        boolean hideBack,
        @Nullable Redirect redirect,
        @Nullable Duration linkLife,
        List<String> embeddingOrigins,
        List<Report> reports,
        List<Module> modules) {

    /** Of a session without an experience. */
    public static final ExperienceSettings PLAIN =
            new ExperienceSettings(
                    null,
                    null,
                    ColorScheme.AUTO,
                    List.of(),
                    Map.of(),
                    Set.of(),
                    AccountRules.ANY,
                    false,
                    false,
                    false,
                    false,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(Module.FINANCIAL));

    /** What the landing screen says in one language. */
    public record Wording(@Nullable String headline, @Nullable String explanation) {

        public static final Wording NONE = new Wording(null, null);
    }

    /**
     * Which accounts of a bank can be shared, and how many.
     *
     * @param types as in the account calls; none: every type
     * @param chosenInLite whether Lite, too, lets the consumer choose
     */
    public record AccountRules(Set<String> types, int minimum, int maximum, boolean chosenInLite) {

        public static final int LEAST = 1;
        public static final int MOST = 20;

        public static final AccountRules ANY = new AccountRules(Set.of(), LEAST, MOST, false);

        /** The rules where a shared bank has fewer accounts by now than must be chosen. */
        public AccountRules among(int offered) {
            return new AccountRules(
                    types, Math.max(LEAST, Math.min(minimum, offered)), maximum, chosenInLite);
        }

        public boolean allow(String type) {
            return types.isEmpty() || types.contains(type);
        }
    }

    /** Whether the app is light or dark. */
    public enum ColorScheme implements Named {
        /** As the consumer has set it. */
        AUTO("auto"),
        LIGHT("light"),
        DARK("dark");

        private final String publicName;

        ColorScheme(String publicName) {
            this.publicName = publicName;
        }

        @Override
        public String publicName() {
            return publicName;
        }
    }

    /** How the consumer gets from the last page to the partner's {@code redirectUri}. */
    public enum Redirect implements Named {
        AUTOMATIC("automatic"),
        LINK("link");

        private final String publicName;

        Redirect(String publicName) {
            this.publicName = publicName;
        }

        @Override
        public String publicName() {
            return publicName;
        }
    }

    /** The kinds of reports, by the names of their webhook events. */
    public enum Report implements Named {
        VOA("voa"),
        VOA_HISTORY("voaHistory"),
        VOI("voi"),
        VOIE_PAYSTUB("voiePaystub"),
        VOIE_PAYROLL("voiePayroll"),
        PREQUALIFICATION_VOA("prequalVoa"),
        TRANSACTIONS("transactions"),
        STATEMENT("statement"),
        CASH_FLOW("cashFlow");

        private final String publicName;

        Report(String publicName) {
            this.publicName = publicName;
        }

        @Override
        public String publicName() {
            return publicName;
        }
    }

    /** The parts a session can have. */
    public enum Module implements Named {
        FINANCIAL("financial");

        private final String publicName;

        Module(String publicName) {
            this.publicName = publicName;
        }

        @Override
        public String publicName() {
            return publicName;
        }
    }

    /** A choice with the name that partners write. */
    public interface Named extends StoredName {
        String publicName();

        @Override
        default String storedName() {
            return publicName();
        }
    }
}
