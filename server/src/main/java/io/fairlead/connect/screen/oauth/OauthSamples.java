package io.fairlead.connect.screen.oauth;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.List;

/** The screen with sample content. */
public final class OauthSamples {

    private OauthSamples() {}

    /** The one sample of the screen. */
    public static List<Sample> of(SampleScene scene) {
        return List.of(
                Sample.of(
                        "oauth",
                        new OauthPage(
                                scene.waiting().backTo(TO + "sign-in/101732"),
                                institution(SampleScene.INSTITUTIONS.get(1)),
                                "https://bank.example/consent",
                                TO + "sign-in",
                                TO + "oauth/here",
                                TO + "oauth",
                                VERSION)));
    }
}
