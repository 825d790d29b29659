package io.fairlead.sandbox.drive;

import io.fairlead.session.Session;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.SessionKey;
import java.util.HashMap;
import java.util.Map;

/** One drive: the browser that is played, and what it has used up of what was given. */
final class Driven {

    private final DriveWish wish;
    private final Browser browser;
    private final SessionKey key;
    private final Map<Integer, Integer> answersGiven = new HashMap<>();

    Driven(DriveWish wish, Browser browser, SessionKey key) {
        this.wish = wish;
        this.browser = browser;
        this.key = key;
    }

    Browser browser() {
        return browser;
    }

    SessionKey key() {
        return key;
    }

    boolean stopsAt(String screen) {
        return screen.equals(wish.until());
    }

    DrivenConsumer consumer(Session session) {
        return wish.consumer(session.running().part());
    }

    /** Whether an answer that was given is left. */
    boolean hasAnswer(Session session) {
        return given(session) < consumer(session).answers().size();
    }

    /** The next one of those that were given. */
    String nextAnswer(Session session) {
        var place = given(session);
        answersGiven.put(session.running().part(), place + 1);
        return consumer(session).answers().get(place);
    }

    private int given(Session session) {
        return answersGiven.getOrDefault(session.running().part(), 0);
    }
}
