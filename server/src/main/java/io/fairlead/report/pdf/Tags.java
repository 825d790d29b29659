package io.fairlead.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The structure of a document, which is read aloud in place of its pages: elements, and what is
 * marked on pages as theirs.
 */
final class Tags {

    private static final COSName SCOPE = COSName.getPDFName("Scope");
    private static final COSName PARENT_TREE = COSName.getPDFName("ParentTree");
    private static final COSName PARENT_TREE_NEXT_KEY = COSName.getPDFName("ParentTreeNextKey");
    private static final COSName STRUCTURE_ELEMENT = COSName.getPDFName("StructElem");
    private static final COSName STRUCTURE_ROOT = COSName.getPDFName("StructTreeRoot");
    private static final COSName MARKED_CONTENT_REFERENCE = COSName.getPDFName("MCR");

    private final COSDictionary root = new COSDictionary();
    private final COSDictionary document;

    /** Of each page, the elements to which what is marked on it belongs. */
    private final List<COSArray> pages = new ArrayList<>();

    Tags(PDDocument pdf) {
        root.setItem(COSName.TYPE, STRUCTURE_ROOT);
        pdf.getDocumentCatalog().getCOSObject().setItem(STRUCTURE_ROOT, root);
        document = element("Document", root);
    }

    /** The element that has all others. */
    COSDictionary document() {
        return document;
    }

    /** A new element, after those that its parent has. */
    COSDictionary element(String type, COSDictionary parent) {
        var element = new COSDictionary();
        element.setItem(COSName.TYPE, STRUCTURE_ELEMENT);
        element.setItem(COSName.S, COSName.getPDFName(type));
        element.setItem(COSName.P, parent);
        add(parent, element);
        return element;
    }

    /** The head of a column, or of a row. */
    COSDictionary head(COSDictionary row, String scope) {
        var head = element("TH", row);
        attributes(head, "Table").setItem(SCOPE, COSName.getPDFName(scope));
        return head;
    }

    /** A picture, with what it shows in words. */
    COSDictionary figure(String words, float left, float bottom, float right, float top) {
        var figure = element("Figure", document);
        figure.setString(COSName.ALT, words);
        var box = new COSArray();
        for (var side : new float[] {left, bottom, right, top}) {
            box.add(new COSFloat(side));
        }
        var layout = attributes(figure, "Layout");
        layout.setItem(COSName.BBOX, box);
        layout.setItem(COSName.getPDFName("Placement"), COSName.getPDFName("Block"));
        return figure;
    }

    /** Begins a page, which its marks are counted from. */
    void addPage(PDPage page) {
        page.setStructParents(pages.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        pages.add(new COSArray());
    }

    /** The number under which something on the last page is marked as an element's. */
    int mark(COSDictionary element, PDPage page) {
        var marks = pages.getLast();
        var number = marks.size();
        marks.add(element);
        if (element.getItem(COSName.PG) == null) {
            element.setItem(COSName.PG, page.getCOSObject());
        }
        add(element, reference(element, page, number));
        return number;
    }

    private static COSBase reference(COSDictionary element, PDPage page, int number) {
        if (element.getDictionaryObject(COSName.PG) == page.getCOSObject()) {
            return COSInteger.get(number);
        }
        var reference = new COSDictionary();
        reference.setDirect(true);
        reference.setItem(COSName.TYPE, MARKED_CONTENT_REFERENCE);
        reference.setItem(COSName.PG, page.getCOSObject());
        reference.setInt(COSName.MCID, number);
        return reference;
    }

    /** Writes down which page has which elements. */
    void finish() {
        var numbers = new COSArray();
        for (var i = 0; i < pages.size(); i++) {
            numbers.add(COSInteger.get(i));
            numbers.add(pages.get(i));
        }
        var tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setItem(PARENT_TREE, tree);
        root.setInt(PARENT_TREE_NEXT_KEY, pages.size());
    }

    private static COSDictionary attributes(COSDictionary element, String owner) {
        var attributes = new COSDictionary();
        attributes.setDirect(true);
        attributes.setItem(COSName.O, COSName.getPDFName(owner));
        element.setItem(COSName.A, attributes);
        return attributes;
    }

    /** Of one kid there is no list. */
    private static void add(COSDictionary parent, COSBase kid) {
        var kids = parent.getItem(COSName.K);
        if (kids instanceof COSArray array) {
            array.add(kid);
        } else if (kids == null) {
            parent.setItem(COSName.K, kid);
        } else {
            var array = new COSArray();
            array.add(kids);
            array.add(kid);
            parent.setItem(COSName.K, array);
        }
    }
}
