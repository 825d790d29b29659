package io.fairlead.institution;

import io.fairlead.institution.InstitutionProfile.Address;
import io.fairlead.institution.InstitutionProfile.Branding;
import io.fairlead.shared.api.StorableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an institution of one row of a file, and says what is wrong with it. */
final class DirectoryRow {

    /** Between the values of a list in one cell. */
    static final String SEPARATOR = ";";

    private static final int MAX_TEXT_LENGTH = 255;
    private static final int MAX_ADDRESS_LENGTH = 2_048;

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern ALIAS = Pattern.compile(".{1,255}");
    private static final Pattern RSSD = Pattern.compile("[1-9][0-9]{0,9}");
    private static final Pattern ROUTING_NUMBER = Pattern.compile("[0-9]{9}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern CONNECTOR = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern POPULARITY = Pattern.compile("[0-9]{1,9}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");
    private static final Pattern PICTURE = Pattern.compile("(https://|/)[^\\s\"<>]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+() .-]{3,25}");

    private final Map<String, String> fields;
    private final Set<String> known = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    DirectoryRow(Map<String, String> fields) {
        this.fields = fields;
    }

    List<String> faults() {
        return faults;
    }

    void refuse(String advice) {
        faults.add(advice);
    }

    /** Good only when there are no {@link #faults} afterwards. */
    Institution institution() {
        var institution =
                new Institution(
                        required("id", matching("id", ID, "1 to 18 digits without leading zero")),
                        required("name", text("name")),
                        text("displayName"),
                        list("aliases", ALIAS, "at most 255 characters each"),
                        status(),
                        bool("testing"),
                        matching("connector", CONNECTOR, "small letters, digits and hyphens"),
                        popularity(),
                        products(),
                        bool("oauth"),
                        matching("oauthInstitutionId", ID, "the id of an institution"),
                        matching("newInstitutionId", ID, "the id of an institution"),
                        rssd("rssd"),
                        rssd("parentRssd"),
                        list("routingNumbers", ROUTING_NUMBER, "nine digits each"),
                        countryCodes(),
                        or(matching("currency", CURRENCY, "three capital letters"), "USD"),
                        profile());
        fields.keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> refuse("there is no field \"%s\"".formatted(field)));
        return institution;
    }

    private InstitutionProfile profile() {
        return new InstitutionProfile(
                text("accountTypeDescription"),
                text("class"),
                text("timeZone"),
                matching("phone", PHONE, "a phone number"),
                matching("email", EMAIL, "an e-mail address"),
                webAddress("urlHomeApp"),
                webAddress("urlLogonApp"),
                webAddress("urlForgotPassword"),
                webAddress("urlOnlineRegistration"),
                text("specialText"),
                text("specialInstructionsTitle"),
                list("specialInstructions"),
                address(),
                branding());
    }

    private @Nullable Address address() {
        var address =
                new Address(
                        text("address.city"),
                        text("address.state"),
                        text("address.country"),
                        text("address.postalCode"),
                        text("address.addressLine1"),
                        text("address.addressLine2"));
        return address.equals(new Address(null, null, null, null, null, null)) ? null : address;
    }

    private @Nullable Branding branding() {
        var branding =
                new Branding(
                        picture("branding.logo"),
                        picture("branding.alternateLogo"),
                        picture("branding.icon"),
                        matching("branding.primaryColor", COLOR, "a colour like #0167AE"),
                        picture("branding.tile"));
        return branding.equals(new Branding(null, null, null, null, null)) ? null : branding;
    }

    private InstitutionStatus status() {
        var status = or(text("status"), InstitutionStatus.ONLINE.publicName());
        var known =
                Arrays.stream(InstitutionStatus.values())
                        .filter(one -> one.publicName().equals(status))
                        .findFirst();
        if (known.isEmpty()) {
            refuseUnlessOneOf("status", InstitutionStatus.values(), InstitutionStatus::publicName);
        }
        return known.orElse(InstitutionStatus.OFFLINE);
    }

    private Set<Product> products() {
        Set<Product> products = EnumSet.noneOf(Product.class);
        for (var name : list("products")) {
            Product.named(name)
                    .ifPresentOrElse(
                            products::add,
                            () ->
                                    refuseUnlessOneOf(
                                            "products", Product.values(), Product::publicName));
        }
        return products;
    }

    private List<String> countryCodes() {
        var codes = list("countryCodes", COUNTRY, "two capital letters each");
        return codes.isEmpty() ? List.of("US") : codes;
    }

    private int popularity() {
        var text = matching("popularity", POPULARITY, "a number from 0 to 999999999");
        return text == null ? 0 : Integer.parseInt(text);
    }

    private @Nullable Long rssd(String field) {
        var text = matching(field, RSSD, "a number of at most 10 digits");
        return text == null ? null : Long.valueOf(text);
    }

    private boolean bool(String field) {
        var text = or(text(field), "false").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            refuse("\"%s\" must be true or false".formatted(field));
        }
        return text.equals("true");
    }

    private @Nullable String webAddress(String field) {
        return matching(field, WEB_ADDRESS, "an address that begins with http:// or https://");
    }

    private @Nullable String picture(String field) {
        return matching(
                field, PICTURE, "an address that begins with https://, or a path from / on");
    }

    private List<String> list(String field, Pattern pattern, String description) {
        var values = list(field);
        if (!values.stream().allMatch(value -> pattern.matcher(value).matches())) {
            refuse("\"%s\" must be %s".formatted(field, description));
            return List.of();
        }
        return values;
    }

    private List<String> list(String field) {
        var text = read(field, MAX_ADDRESS_LENGTH);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(SEPARATOR, -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    /** The text, or null when it is absent or has not the form, which is a fault. */
    private @Nullable String matching(String field, Pattern pattern, String description) {
        var text = read(field, MAX_ADDRESS_LENGTH);
        if (text != null && !pattern.matcher(text).matches()) {
            refuse("\"%s\" must be %s".formatted(field, description));
            return null;
        }
        return text;
    }

    private @Nullable String text(String field) {
        return read(field, MAX_TEXT_LENGTH);
    }

    private @Nullable String read(String field, int maxLength) {
        known.add(field);
        var text = fields.getOrDefault(field, "").strip();
        if (text.length() > maxLength) {
            refuse("\"%s\" must not be longer than %d characters".formatted(field, maxLength));
            return null;
        }
        if (!StorableText.isStorable(text)) {
            refuse("\"%s\" must be one line without control characters".formatted(field));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private String required(String field, @Nullable String value) {
        if (fields.getOrDefault(field, "").isBlank()) {
            refuse("\"%s\" is missing".formatted(field));
        }
        return or(value, "");
    }

    private <T> void refuseUnlessOneOf(String field, T[] values, Function<T, String> name) {
        var names = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
        refuse("\"%s\" must be one of %s".formatted(field, names));
    }

    private static String or(@Nullable String text, String whenAbsent) {
        return text == null ? whenAbsent : text;
    }
}
