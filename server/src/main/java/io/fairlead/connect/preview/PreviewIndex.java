package io.fairlead.connect.preview;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.fairlead.connect.preview.PreviewPage.Group;
import io.fairlead.connect.preview.PreviewPage.Screen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.email.MailPreview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every screen of the preview with its states, in the order in which consumers may meet them. */
record PreviewIndex(List<Group> groups) {

    /** The mails, which are no screens of the app, by their names in the preview. */
    static final Map<String, MailPreview.Kind> MAILS = mails();

    private static final String MAIL = "e-mail";
    private static final String NO_SCREEN = "problems";

    static PreviewIndex of(List<Sample> samples, PreviewView view) {
        var groups = new ArrayList<Group>();
        samples.stream()
                .collect(groupingBy(PreviewIndex::group, LinkedHashMap::new, toList()))
                .forEach(
                        (name, states) ->
                                groups.add(
                                        new Group(
                                                name,
                                                states.stream()
                                                        .map(Sample::name)
                                                        .map(state -> screen(name, state, view))
                                                        .toList())));
        groups.addFirst(
                new Group(
                        MAIL,
                        MAILS.keySet().stream().map(name -> screen(MAIL, name, view)).toList()));
        return new PreviewIndex(groups);
    }

    private static String group(Sample sample) {
        return sample.model() instanceof ScreenPage page ? page.screen().route() : NO_SCREEN;
    }

    private static Screen screen(String group, String name, PreviewView view) {
        var label = name.startsWith(group + "-") ? name.substring(group.length() + 1) : name;
        return new Screen(
                name, label.replace('-', ' '), view.of(name).address(), view.picture(name));
    }

    private static Map<String, MailPreview.Kind> mails() {
        var mails = new LinkedHashMap<String, MailPreview.Kind>();
        mails.put("e-mail-invitation", MailPreview.Kind.INVITATION);
        mails.put("e-mail-joint-borrowers", MailPreview.Kind.INVITATION_OF_TWO);
        mails.put("e-mail-receipt", MailPreview.Kind.RECEIPT);
        return mails;
    }

    /** The screen of a name. */
    Optional<Screen> find(String name) {
        return screens().filter(screen -> screen.name().equals(name)).findFirst();
    }

    /** The screen some places after another one. */
    Optional<Screen> beside(Screen screen, int places) {
        var all = screens().toList();
        var there = all.indexOf(screen) + places;
        return there < 0 || there >= all.size() ? Optional.empty() : Optional.of(all.get(there));
    }

    private Stream<Screen> screens() {
        return groups.stream().flatMap(group -> group.states().stream());
    }
}
