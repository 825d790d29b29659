package io.fairlead.link.rest;

import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.shared.api.StorableText;
import io.fairlead.shared.api.WrittenValue;
import io.fairlead.shared.http.NumericHost;
import io.fairlead.shared.page.BrowserAddress;
import io.fairlead.shared.page.CodeScheme;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a Connect request. The first wrong one ends the call with problem 10010, in
 * the words of the validator that the vendor's service uses (Joi). A null counts as absent. No text
 * ever repeats a value.
 */
public final class ConnectFields {

    private static final int MAX_TEXT = 255;
    private static final int MAX_URI = 2048;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private final ObjectNode fields;
    private final String path;

    private ConnectFields(ObjectNode fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    public static ConnectFields of(ObjectNode body) {
        return new ConnectFields(body, "");
    }

    /** Ends the call: {@code "<field>" <what is wrong>}. */
    public ProblemException wrong(String name, String what) {
        return Problem.CONNECT_INVALID.exception("\"" + path + name + "\" " + what);
    }

    /** A text that must be there. */
    public String requiredText(String name, int maxLength) {
        var text = text(name, maxLength);
        if (text == null) {
            throw wrong(name, "is required");
        }
        return text;
    }

    /** An id that must be there; clients send ids as text or as a number. */
    String requiredId(String name) {
        var id = id(name);
        if (id == null) {
            throw wrong(name, "is required");
        }
        return id;
    }

    @Nullable String id(String name) {
        var value = value(name);
        var text = value == null ? null : WrittenValue.text(value);
        return text == null ? text(name) : checkedText(name, text, MAX_TEXT);
    }

    /** An id of digits, documented as a number; clients send it as text too. */
    String requiredNumericId(String name) {
        var value = value(name);
        if (value == null) {
            throw wrong(name, "is required");
        }
        return WrittenValue.whole(value)
                .flatMap(WrittenValue::digits)
                .filter(digits -> DIGITS.matcher(digits).matches())
                .orElseThrow(() -> wrong(name, "must be a number"));
    }

    @Nullable String text(String name) {
        return text(name, MAX_TEXT);
    }

    public @Nullable String text(String name, int maxLength) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(name, "must be a string");
        }
        return checkedText(name, value.asString(), maxLength);
    }

    @Nullable Boolean flag(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        return WrittenValue.flag(value).orElseThrow(() -> wrong(name, "must be a boolean"));
    }

    /** An integer that is not negative; one beyond the largest that matters counts as absent. */
    @Nullable Long integer(String name, long largest) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (WrittenValue.number(value).isEmpty()) {
            throw wrong(name, "must be a number");
        }
        var integer =
                WrittenValue.whole(value).orElseThrow(() -> wrong(name, "must be an integer"));
        if (integer.signum() < 0) {
            throw wrong(name, "must be greater than or equal to 0");
        }
        return integer.compareTo(BigDecimal.valueOf(largest)) > 0
                ? null
                : (Long) integer.longValueExact();
    }

    /** An absolute URI that a browser can be sent to without running code in it. */
    @Nullable String uri(String name) {
        var text = text(name, MAX_URI);
        if (text == null) {
            return null;
        }
        var uri = BrowserAddress.parse(text);
        if (uri == null
                || uri.getScheme() == null
                || CodeScheme.isIn(uri)
                || (isWeb(uri) && uri.getRawAuthority() == null)) {
            throw wrong(name, "must be a valid uri");
        }
        checkForLink(name, uri);
        return text;
    }

    /** An http or https URI with a host. */
    @Nullable String webUri(String name) {
        var text = text(name, MAX_URI);
        if (text == null) {
            return null;
        }
        var uri = BrowserAddress.parse(text);
        if (uri == null || !isWeb(uri) || uri.getHost() == null) {
            throw wrong(name, "must be a valid uri with a scheme matching the http|https pattern");
        }
        if (NumericHost.isDisguised(uri.getHost())) {
            throw wrong(name, "must have a host name or a plain IP address as its host");
        }
        checkForLink(name, uri);
        return text;
    }

    @Nullable String oneOf(String name, List<String> allowed) {
        var text = text(name);
        if (text != null && !allowed.contains(text)) {
            throw wrong(name, "must be one of [" + String.join(", ", allowed) + "]");
        }
        return text;
    }

    String requiredOneOf(String name, List<String> allowed) {
        var text = oneOf(name, allowed);
        if (text == null) {
            throw wrong(name, "is required");
        }
        return text;
    }

    public ConnectFields requiredObject(String name) {
        var object = object(name);
        if (object == null) {
            throw wrong(name, "is required");
        }
        return object;
    }

    @Nullable ConnectFields object(String name) {
        var value = objectNode(name);
        return value == null ? null : new ConnectFields(value, path + name + ".");
    }

    @Nullable ObjectNode objectNode(String name) {
        return switch (value(name)) {
            case null -> null;
            case ObjectNode object -> object;
            default -> throw wrong(name, "must be of type object");
        };
    }

    /** The objects of an array, or null when there is none. */
    @Nullable List<ConnectFields> objects(String name, int most) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        var array = array(name, value, most);
        var objects = new ArrayList<ConnectFields>(array.size());
        for (var i = 0; i < array.size(); i++) {
            var item = name + "[" + i + "]";
            if (!(array.get(i) instanceof ObjectNode object)) {
                throw wrong(item, "must be of type object");
            }
            objects.add(new ConnectFields(object, path + item + "."));
        }
        return objects;
    }

    /** The texts of an array, or null when there is none. */
    public @Nullable List<String> texts(String name, int most, int maxLength) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        var array = array(name, value, most);
        var texts = new ArrayList<String>(array.size());
        for (var i = 0; i < array.size(); i++) {
            var item = name + "[" + i + "]";
            if (!array.get(i).isString()) {
                throw wrong(item, "must be a string");
            }
            texts.add(checkedText(item, array.get(i).asString(), maxLength));
        }
        return texts;
    }

    Collection<String> names() {
        return fields.propertyNames();
    }

    public @Nullable JsonNode value(String name) {
        var value = fields.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private ArrayNode array(String name, JsonNode value, int most) {
        if (!(value instanceof ArrayNode array)) {
            throw wrong(name, "must be an array");
        }
        if (array.size() > most) {
            throw wrong(name, "must contain less than or equal to " + most + " items");
        }
        return array;
    }

    private String checkedText(String name, String text, int maxLength) {
        if (text.isEmpty()) {
            throw wrong(name, "is not allowed to be empty");
        }
        if (text.length() > maxLength) {
            throw wrong(
                    name, "length must be less than or equal to " + maxLength + " characters long");
        }
        if (!StorableText.isStorable(text)) {
            throw wrong(name, "contains an invalid character");
        }
        return text;
    }

    /** It will stand in the link, in ASCII and for all to read. */
    private void checkForLink(String name, URI uri) {
        checkedText(name, uri.toASCIIString(), MAX_URI);
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw wrong(name, "must not contain a user name or password");
        }
    }

    private static boolean isWeb(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                || "https".equalsIgnoreCase(uri.getScheme());
    }
}
