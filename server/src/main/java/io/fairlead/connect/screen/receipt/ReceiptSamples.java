package io.fairlead.connect.screen.receipt;

import io.fairlead.connect.screen.receipt.ReceiptPage.State;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.consent.SharedSummary;
import java.util.Arrays;
import java.util.List;

/** The screen with sample content. */
public final class ReceiptSamples {

    private ReceiptSamples() {}

    /** A sample of each state. */
    public static List<Sample> of(SampleScene scene) {
        return Arrays.stream(State.values())
                .map(state -> Sample.of("receipt-" + SampleScene.name(state), page(scene, state)))
                .toList();
    }

    private static ReceiptPage page(SampleScene scene, State state) {
        return new ReceiptPage(
                scene.texts(),
                state,
                scene.consentFacts(),
                "FinBank",
                SampleScene.CONSENT_START,
                SampleScene.CONSENT_START,
                scene.rows(3).stream()
                        .map(row -> new SharedSummary.Row(row.name(), row.number(), row.type()))
                        .toList(),
                "/consents/sample");
    }
}
