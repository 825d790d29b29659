package io.fairlead.connect.screen.unavailable;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.sdk.SdkMessages;
import io.fairlead.connect.web.LinkController;
import io.fairlead.link.LinkOpening;
import io.fairlead.shared.page.Branding;
import io.fairlead.shared.page.Exit;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.ScriptData;
import io.fairlead.shared.page.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page of a link that cannot be opened. It needs no session. Template {@code
 * session/unavailable}.
 *
 * @param closedPage where Exit leads when there is no way back
 * @param wayBack where to go on; null unless the link is proven genuine and names an address
 * @param newLink receives the POST that asks for a new link; null where none would be sent
 * @param look of the experience that the link names
 * @param damage what a developer can see of a link that cannot be trusted; null for others
 */
public record UnavailablePage(
        Texts texts,
        Reason reason,
        String closedPage,
        @Nullable ReturnLink wayBack,
        @Nullable String newLink,
        Branding look,
        LinkOpening.@Nullable Damage damage)
        implements ScreenPage {
    /** Why the link cannot be opened, with the code of an SDK's error event. */
    public enum Reason {
        EXPIRED(401),
        USED(401),
        REVOKED(401),
        TAMPERED(10039),
        UNKNOWN(401),
        /** The partner is shut out, be it for a link or a session of its. */
        DISABLED(401);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** Of a session that there is not. */
    public static UnavailablePage expired(Texts texts) {
        return new UnavailablePage(
                texts,
                Reason.EXPIRED,
                LinkController.CLOSED_PAGE,
                null,
                null,
                Branding.PLAIN,
                null);
    }

    /** Of a link that is none of ours, or was changed. */
    public static UnavailablePage tampered(Texts texts, LinkOpening.Damage damage) {
        return new UnavailablePage(
                texts,
                Reason.TAMPERED,
                LinkController.CLOSED_PAGE,
                null,
                null,
                Branding.PLAIN,
                damage);
    }

    /** Of a session whose partner is shut out. */
    public static UnavailablePage disabled(Texts texts, Branding look) {
        return new UnavailablePage(
                texts, Reason.DISABLED, LinkController.CLOSED_PAGE, null, null, look, null);
    }

    public Frame frame() {
        return new Frame(
                        texts,
                        wayBack == null
                                ? new Exit.Leave(closedPage, reason.code())
                                : new Exit.Return(wayBack.url(), reason.code()),
                        null,
                        ScriptData.without(SdkMessages.unavailable(reason.code())))
                .in(look);
    }

    public String heading() {
        return ofReason("heading");
    }

    /** What happened. */
    public String explanation() {
        return ofReason("text");
    }

    /** What the consumer can do now. */
    public String advice() {
        return newLink == null ? ofReason("advice") : texts.get("unavailable.expired.renewal");
    }

    /** What a developer may want to know; null where there is nothing to say. */
    public @Nullable String forDevelopers() {
        return damage == null ? null : texts.get("unavailable.damage." + MessageKey.of(damage));
    }

    private String ofReason(String part) {
        return texts.get("unavailable." + reason.name().toLowerCase(Locale.ROOT) + "." + part);
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.UNAVAILABLE;
    }
}
