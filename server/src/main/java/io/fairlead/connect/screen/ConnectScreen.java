package io.fairlead.connect.screen;

/**
 * The screens of the Connect app, the one list of them. A screen has the name of the route that an
 * SDK is told of; its package, its template and its texts have that name too.
 */
public enum ConnectScreen {
    LANDING("landing"),
    BORROWERS("borrowers"),
    SEARCH("search"),
    SIGN_IN("sign-in"),
    LOGIN("login"),
    LOADING("loading"),
    MFA("mfa"),
    OAUTH("oauth"),
    ERROR("error"),
    SELECT_ACCOUNTS("select-accounts"),
    REVIEW_ACCOUNTS("review-accounts"),
    NOTHING_TO_FIX("nothing-to-fix"),
    REMOVE("remove"),
    IDLE("idle"),
    EXIT("exit"),
    END("end"),
    CONFIRM("confirm"),
    RETURNED("returned"),
    UNAVAILABLE("unavailable"),
    INVITATION("invitation"),
    RECEIPT("receipt"),
    LEGAL("legal");

    private final String route;

    ConnectScreen(String route) {
        this.route = route;
    }

    /** The name of the screen in addresses and texts. */
    public String route() {
        return route;
    }

    /** The template that shows the screen's page. */
    public String template() {
        return "connect/screen/" + route;
    }
}
