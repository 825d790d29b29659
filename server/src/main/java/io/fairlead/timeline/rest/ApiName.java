package io.fairlead.timeline.rest;

import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkStatus;
import io.fairlead.link.LinkType;
import io.fairlead.session.state.SessionEvent.Attempted;

/** Constants as answers name them. */
final class ApiName {

    private ApiName() {}

    static String of(LinkType type) {
        return switch (type) {
            case FULL -> "full";
            case JOINT_BORROWER -> "jointBorrower";
            case LITE -> "lite";
            case FIX -> "fix";
        };
    }

    static String of(LinkOrigin origin) {
        return switch (origin) {
            case URL -> "url";
            case EMAIL -> "email";
        };
    }

    static String of(LinkStatus.State state) {
        return switch (state) {
            case OPEN -> "open";
            case EXPIRED -> "expired";
            case USED -> "used";
            case REVOKED -> "revoked";
        };
    }

    static String of(Attempted attempted) {
        return switch (attempted) {
            case BEGINNING -> "beginning";
            case CREDENTIALS -> "credentials";
            case MFA -> "mfa";
            case NEW_CODE -> "newCode";
            case CONSENT -> "consent";
            case SHARING -> "sharing";
        };
    }
}
