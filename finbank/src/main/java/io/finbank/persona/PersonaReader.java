package io.finbank.persona;

import io.finbank.bank.AccountType;
import io.finbank.bank.Owner;
import io.finbank.bank.Profile;
import io.finbank.bank.Profile.AccountPlan;
import io.finbank.bank.Profile.Own;
import io.finbank.persona.PersonaFields.Item;
import io.finbank.signon.question.Script;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a persona from its document; the first field that is wrong is named. */
final class PersonaReader {

    static final String AS_OF = "asOf";

    private static final String STANDARD_PASSWORD = "go";
    private static final int MOST_ACCOUNTS = 60;
    private static final int MOST_OWNERS = 6;
    private static final int MOST_RULES = 1000;

    /** Given for who has none of them. */
    private static final Map<String, String> ADDRESS =
            Map.of(
                    "line1", "100 Main St",
                    "city", "Salt Lake City",
                    "state", "UT",
                    "zip", "84101",
                    "email", "persona@finbank.example",
                    "phone", "8015550199");

    private static final Map<String, Script> SCRIPTS = scripts();

    private static final Set<String> FIELDS =
            Set.of("about", "password", "mfa", AS_OF, "owners", "accounts");
    private static final Set<String> OWNER_FIELDS =
            Set.of(
                    "business",
                    "first",
                    "middle",
                    "last",
                    "suffix",
                    "relationship",
                    "line1",
                    "line2",
                    "city",
                    "state",
                    "zip",
                    "country",
                    "email",
                    "phone");
    private static final Set<String> ACCOUNT_FIELDS =
            Set.of(
                    "key",
                    "name",
                    "number",
                    "type",
                    "balance",
                    "owners",
                    "detail",
                    "closed",
                    "business",
                    "parent",
                    "transactions");

    private final RuleReader rules;
    private final Set<String> keys = new HashSet<>();

    private PersonaReader(LocalDate asOf) {
        this.rules = new RuleReader(asOf);
    }

    /**
     * Reads a persona.
     *
     * @param today what {@code asOf} is when the document does not say
     */
    static Persona read(ObjectNode document, LocalDate today) {
        var fields = PersonaFields.of(document, "", FIELDS);
        var asOf = fields.date(AS_OF);
        return new PersonaReader(asOf == null ? today : asOf).persona(fields);
    }

    private Persona persona(PersonaFields fields) {
        var password = fields.optional("password", 64);
        var about = fields.required("about", 200);
        var script = script(fields);
        var owners = fields.list("owners", MOST_OWNERS, PersonaReader::owner);
        if (owners.isEmpty()) {
            throw fields.wrongAt("owners", "must name at least one owner");
        }
        var accounts = fields.list("accounts", MOST_ACCOUNTS, this::account);
        checkParents(accounts);
        return new Persona(
                password == null ? STANDARD_PASSWORD : password,
                script,
                new Profile(about, owners, accounts));
    }

    /** All texts by which personas name a behaviour, none first. */
    private static Map<String, Script> scripts() {
        var scripts = new LinkedHashMap<String, Script>();
        scripts.put("none", Script.NONE);
        scripts.put("text", Script.TEXT);
        scripts.put("twoTexts", Script.TWO_TEXTS);
        scripts.put("image", Script.IMAGE);
        scripts.put("choice", Script.CHOICE);
        scripts.put("images", Script.IMAGES);
        scripts.put("imageChoice", Script.IMAGE_CHOICE);
        scripts.put("code", Script.CODE);
        return scripts;
    }

    private static Script script(PersonaFields fields) {
        var name = fields.oneOf("mfa", SCRIPTS.keySet(), "none");
        return SCRIPTS.getOrDefault(name, Script.NONE);
    }

    private static Owner owner(Item item) {
        var fields = item.fields(OWNER_FIELDS);
        var business = fields.optional("business", 100);
        var last = business == null ? fields.required("last", 60) : fields.optional("last", 60);
        return new Owner(
                business,
                fields.optional("first", 60),
                fields.optional("middle", 60),
                last,
                fields.optional("suffix", 20),
                orElse(fields.optional("relationship", 40), "SOLE_OWNER"),
                given(fields, "line1", 100),
                fields.optional("line2", 100),
                given(fields, "city", 60),
                given(fields, "state", 20),
                given(fields, "zip", 12),
                fields.optional("country", 3),
                given(fields, "email", 100),
                given(fields, "phone", 20));
    }

    private static String given(PersonaFields fields, String name, int longest) {
        return orElse(fields.optional(name, longest), ADDRESS.getOrDefault(name, ""));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private AccountPlan account(Item item) {
        var fields = item.fields(ACCOUNT_FIELDS);
        var name = fields.required("name", 100);
        var type = type(fields);
        var balance = fields.money("balance");
        checkSign(fields, type, balance);
        var owners = fields.list("owners", MOST_OWNERS, PersonaReader::owner);
        return new AccountPlan(
                key(fields, name),
                name,
                number(fields),
                type,
                balance,
                false,
                null,
                null,
                fields.flag("closed"),
                fields.flag("business"),
                fields.optional("parent", 60),
                null,
                new Own(
                        owners.isEmpty() ? null : owners,
                        fields.list("transactions", MOST_RULES, rules::read),
                        fields.values("detail", 60)));
    }

    private static AccountType type(PersonaFields fields) {
        var names = Arrays.stream(AccountType.values()).map(AccountType::wireName).toList();
        var name = fields.oneOf("type", names, "");
        return Arrays.stream(AccountType.values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> fields.wrongAt("type", "is missing"));
    }

    /** Assets may be overdrawn, but nobody's debt is positive by mistake. */
    private static void checkSign(PersonaFields fields, AccountType type, BigDecimal balance) {
        if (type.isLoan() && balance.signum() > 0) {
            throw fields.wrongAt("balance", "must not be positive: what is owed is negative");
        }
    }

    private String key(PersonaFields fields, String name) {
        var key = orElse(fields.optional("key", 60), name);
        if (!keys.add(key)) {
            throw fields.wrongAt(
                    fields.has("key") ? "key" : "name", "must differ from those of other accounts");
        }
        return key;
    }

    private String number(PersonaFields fields) {
        var number = fields.optional("number", 20);
        if (number == null) {
            return "70000%05d".formatted(keys.size());
        }
        if (!number.matches("[0-9]{4,20}")) {
            throw fields.wrongAt("number", "must have 4 to 20 digits");
        }
        return number;
    }

    private void checkParents(List<AccountPlan> accounts) {
        for (var i = 0; i < accounts.size(); i++) {
            var parent = accounts.get(i).parent();
            if (parent != null
                    && (!keys.contains(parent) || parent.equals(accounts.get(i).key()))) {
                throw PersonaFields.wrong(
                        "accounts[%d].parent".formatted(i), "must be the key of another account");
            }
        }
    }
}
