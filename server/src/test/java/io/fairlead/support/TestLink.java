package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Connect link as its receiver sees it: text.
 *
 * @param address everything before the question mark
 * @param pairs the query as it stands in the link, in its order
 */
public record TestLink(String address, List<String> pairs) {

    /** The link of a generate call that must have worked. */
    public static TestLink in(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("link");
        return of(answer.text("link"));
    }

    public static TestLink of(String url) {
        var parts = url.split("\\?", 2);
        return new TestLink(parts[0], List.of(parts[1].split("&")));
    }

    /** What follows the question mark. */
    public String query() {
        return String.join("&", pairs);
    }

    /** What a browser asks the server for. */
    public String path() {
        return "/?" + query();
    }

    @Override
    public String toString() {
        return address + "?" + query();
    }

    public List<String> keys() {
        return pairs.stream().map(TestLink::key).toList();
    }

    /** The value of a key, decoded. */
    public String value(String key) {
        return URLDecoder.decode(encodedValue(key), StandardCharsets.UTF_8);
    }

    /** The value of a key as it stands in the link. */
    public String encodedValue(String key) {
        return pairs.get(keys().indexOf(key)).substring(key.length() + 1);
    }

    /** The same link with another value for one of its keys. */
    public TestLink with(String key, String encodedValue) {
        var changed = new ArrayList<>(pairs);
        changed.set(keys().indexOf(key), key + "=" + encodedValue);
        return new TestLink(address, changed);
    }

    /** The same link without one of its keys. */
    public TestLink without(String key) {
        return new TestLink(
                address, pairs.stream().filter(pair -> !key(pair).equals(key)).toList());
    }

    /** The same link with something appended. */
    public TestLink and(String pair) {
        var more = new ArrayList<>(pairs);
        more.add(pair);
        return new TestLink(address, more);
    }

    private static String key(String pair) {
        return pair.split("=", 2)[0];
    }
}
