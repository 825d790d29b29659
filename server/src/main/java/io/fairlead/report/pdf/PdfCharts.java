package io.fairlead.report.pdf;

import io.fairlead.report.pdf.Sheets.Style;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Small pictures of what goes on over time. What they show is told in words, too. */
final class PdfCharts {

    private static final float HEIGHT = 84;
    private static final float SCALE = 62;
    private static final float LABELS = 12;
    private static final float GAP = 0.3f;
    private static final int MOST_LABELS = 6;

    private final Sheets sheets;
    private final PdfTexts texts;
    private final Color color;

    PdfCharts(Sheets sheets, PdfTexts texts, Color color) {
        this.sheets = sheets;
        this.texts = texts;
        this.color = color;
    }

    /** A value at a time. */
    record Point(String label, BigDecimal value) {}

    /** Bars from zero up, or down. */
    void bars(String words, List<Point> points) throws IOException {
        draw(
                words,
                points,
                frame -> {
                    var step = frame.width() / points.size();
                    sheets.drawing().setNonStrokingColor(color);
                    for (var i = 0; i < points.size(); i++) {
                        var zero = frame.at(BigDecimal.ZERO);
                        var end = frame.at(points.get(i).value());
                        sheets.drawing()
                                .addRect(
                                        frame.left() + step * (i + GAP / 2),
                                        Math.min(zero, end),
                                        step * (1 - GAP),
                                        Math.abs(end - zero));
                        sheets.drawing().fill();
                    }
                });
    }

    /** A line that goes on from one value to the next at its time. */
    void line(String words, List<Point> points) throws IOException {
        draw(
                words,
                points,
                frame -> {
                    var step = frame.width() / points.size();
                    sheets.drawing().setStrokingColor(color);
                    sheets.drawing().setLineWidth(1.2f);
                    sheets.drawing().moveTo(frame.left(), frame.at(points.getFirst().value()));
                    for (var i = 0; i < points.size(); i++) {
                        var height = frame.at(points.get(i).value());
                        sheets.drawing().lineTo(frame.left() + step * i, height);
                        sheets.drawing().lineTo(frame.left() + step * (i + 1), height);
                    }
                    sheets.drawing().stroke();
                });
    }

    /** Draws values into a frame. */
    private interface Plot {
        void draw(Frame frame) throws IOException;
    }

    /** Where values are drawn: from the lowest, or zero, to the highest. */
    private record Frame(
            float left, float width, float bottom, float height, double lowest, double highest) {

        float at(BigDecimal value) {
            var span = highest - lowest;
            return (float) (bottom + (value.doubleValue() - lowest) / span * height);
        }
    }

    private void draw(String words, List<Point> points, Plot plot) throws IOException {
        sheets.need(HEIGHT + 10);
        var bottom = sheets.y() - HEIGHT;
        var frame = frame(points, bottom + LABELS);
        sheets.mark(sheets.tags().figure(words, Sheets.LEFT, bottom, Sheets.RIGHT, sheets.y()));
        scale(frame);
        plot.draw(frame);
        labels(frame, points, bottom);
        sheets.endMark();
        sheets.down(HEIGHT + 10);
    }

    private static Frame frame(List<Point> points, float bottom) {
        var values = points.stream().map(Point::value).toList();
        var lowest = Math.min(0, Collections.min(values).doubleValue());
        var highest = Math.max(0, Collections.max(values).doubleValue());
        return new Frame(
                Sheets.LEFT + SCALE,
                Sheets.WIDTH - SCALE,
                bottom,
                HEIGHT - LABELS - Style.NOTE.size(),
                lowest,
                highest > lowest ? highest : lowest + 1);
    }

    private void scale(Frame frame) throws IOException {
        var marks = new TreeSet<>(List.of(frame.lowest(), 0.0, frame.highest()));
        for (var mark : marks) {
            var height = frame.at(BigDecimal.valueOf(mark));
            sheets.drawing().setStrokingColor(Sheets.RULE);
            sheets.drawing().setLineWidth(0.5f);
            sheets.drawing().moveTo(frame.left(), height);
            sheets.drawing().lineTo(Sheets.RIGHT, height);
            sheets.drawing().stroke();
            var text = texts.amount(BigDecimal.valueOf(mark));
            sheets.show(
                    text,
                    frame.left() - 4 - sheets.width(text, Style.NOTE),
                    height - Style.NOTE.size() / 3,
                    Style.NOTE);
        }
    }

    private void labels(Frame frame, List<Point> points, float bottom) throws IOException {
        var step = frame.width() / points.size();
        var every = Math.max(1, Math.ceilDiv(points.size(), MOST_LABELS));
        for (var i = 0; i < points.size(); i += every) {
            var label = points.get(i).label();
            var x = frame.left() + step * i;
            if (x + sheets.width(label, Style.NOTE) <= Sheets.RIGHT) {
                sheets.show(label, x, bottom + 1, Style.NOTE);
            }
        }
    }
}
