package io.fairlead.connect.screen;

/** What a screen shows: the one parameter of the screen's template. */
public interface ScreenPage {

    /** The screen that shows this page. */
    ConnectScreen screen();
}
