package io.fairlead.link.rest;

import io.fairlead.webhook.DeliveryAttempt;

/** Tells a partner why its webhook cannot be used. */
final class PingText {

    private PingText() {}

    static String of(DeliveryAttempt ping) {
        return "\"webhook\" must answer a ping with a 2xx status code: " + why(ping);
    }

    private static String why(DeliveryAttempt ping) {
        return switch (ping.outcome()) {
            case DELIVERED -> throw new IllegalArgumentException("It has answered");
            case REFUSED, GONE -> "it answered with status code " + ping.status();
            case UNREACHABLE -> "it could not be reached";
            case FORBIDDEN -> "its address is not a public one";
            case UNTRUSTED -> "its TLS certificate is not trusted";
            case TIMED_OUT -> "it did not answer in time";
            case BROKEN_OFF -> "it closed the connection before its answer was complete";
            case FAULT -> "it could not be asked";
        };
    }
}
