package io.fairlead.connect.screen;

import java.net.URI;

/**
 * Where a consumer is sent at the end: the partner's {@code redirectUri} with {@code code} and
 * {@code reason} added to its query. Source: {@code docs/compatibility.md}, "End of a session".
 */
public final class ReturnAddress {

    private ReturnAddress() {}

    public static String of(String redirectUri, int code, String reason) {
        var hash = redirectUri.indexOf('#');
        var address = hash < 0 ? redirectUri : redirectUri.substring(0, hash);
        var fragment = hash < 0 ? "" : redirectUri.substring(hash);
        var separator = address.indexOf('?') < 0 ? "?" : "&";
        var whole = address + separator + "code=" + code + "&reason=" + reason + fragment;
        return URI.create(whole).toASCIIString(); // a header cannot carry more
    }
}
