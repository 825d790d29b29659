package io.fairlead.connect.screen.sample;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.connect.screen.AccountGroup;
import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.InstitutionView.Condition;
import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.shared.page.Exit;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.ScriptData;
import io.fairlead.shared.page.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where samples play: a session of a made-up consumer, in one language and in one brand. */
public final class SampleScene {

    /** Begins the address of each page of the sample session. */
    public static final String TO = "/s/sample/";

    /** From when until when the accounts are shared. */
    public static final Instant CONSENT_START = Instant.parse("2026-11-29T12:00:00Z");

    public static final Instant CONSENT_END = Instant.parse("2027-11-29T12:00:00Z");

    /** The version of the sample session. */
    public static final int VERSION = 7;

    /** Names of institutions, short and long ones. */
    public static final List<String> INSTITUTIONS =
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

    public SampleScene(Texts texts, SampleBrand brand) {
        this.texts = texts;
        this.brand = brand;
    }

    public Texts texts() {
        return texts;
    }

    public SampleBrand brand() {
        return brand;
    }

    /** The frame of a screen that nothing leads back from. */
    public Frame frame() {
        var exit = brand.look().hidesExit() ? null : new Exit.Ask(TO + "exit", TO + "exit");
        return new Frame(texts, exit, null, scriptData(), brand.look());
    }

    /** The frame of a screen with a way back. */
    public Frame framed() {
        return frame().backTo(TO + "landing");
    }

    /** The frame of a screen that waits. */
    public Frame waiting() {
        return frame().with(scriptData().waiting(TO + "progress?version=" + VERSION));
    }

    /** The frame of a page without a session. */
    public Frame closed() {
        return Frame.closed(texts).in(brand.look());
    }

    /** Where a consumer goes on after Fairlead. */
    public ReturnLink returnLink() {
        return new ReturnLink(brand.partner(), "https://harbor.example/back?reason=exit&code=100");
    }

    /** What is agreed to, of every kind. */
    public ConsentFacts consentFacts() {
        return ConsentFacts.of(texts, brand.partner(), DataKind.all(), CONSENT_END);
    }

    private static ScriptData scriptData() {
        return new ScriptData(
                "/s/sample", "[]", VERSION, 300, 120, 3600, null, null, null, false, false);
    }

    /**
     * An institution with this name; FinBank has a sign-in of its own here, the others are left to.
     */
    public static InstitutionView institution(String name) {
        return institution(name, Condition.WORKING);
    }

    /** An institution with this name that does as is said. */
    public static InstitutionView institution(String name, Condition condition) {
        var own = name.equals("FinBank");
        return new InstitutionView(
                "10" + INSTITUTIONS.indexOf(name),
                name,
                condition,
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

    /** An institution that explains much. */
    public static InstitutionView talkativeInstitution() {
        return new InstitutionView(
                "109",
                "Bank of the Blue Ridge Mountains and Valleys",
                Condition.UNSTEADY,
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

    /** Accounts of all kinds. */
    public List<AccountRow> rows(int count) {
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
                                        AccountGroup.of(types.get(row % types.size()))))
                .sorted(Comparator.comparing(AccountRow::group))
                .toList();
    }

    /** A constant in the name of a sample. */
    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
