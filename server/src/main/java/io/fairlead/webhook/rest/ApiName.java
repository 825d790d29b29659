package io.fairlead.webhook.rest;

import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.EventState;

/** States and outcomes as answers name them. */
final class ApiName {

    private ApiName() {}

    static String of(EventState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case DELIVERED -> "delivered";
            case GIVEN_UP -> "givenUp";
            case GONE -> "gone";
        };
    }

    static String of(AttemptOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> "delivered";
            case REFUSED -> "refused";
            case GONE -> "gone";
            case UNREACHABLE -> "unreachable";
            case FORBIDDEN -> "forbidden";
            case UNTRUSTED -> "untrusted";
            case TIMED_OUT -> "timedOut";
            case BROKEN_OFF -> "brokenOff";
            case FAULT -> "fault";
        };
    }
}
