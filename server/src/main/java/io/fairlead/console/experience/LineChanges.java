package io.fairlead.console.experience;

import io.fairlead.console.experience.ExperiencePage.Line;
import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, by their longest common subsequence. */
final class LineChanges {

    /** Texts of experiences have some forty lines; of longer ones only the first are compared. */
    private static final int MOST_LINES = 400;

    private LineChanges() {}

    static List<Line> between(String older, String newer) {
        var before = older.lines().limit(MOST_LINES).toList();
        var after = newer.lines().limit(MOST_LINES).toList();
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return walk(before, after, common);
    }

    private static List<Line> walk(List<String> before, List<String> after, int[][] common) {
        var changes = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size()
                    || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                changes.add(new Line(false, before.get(i++)));
            } else {
                changes.add(new Line(true, after.get(j++)));
            }
        }
        return changes;
    }
}
