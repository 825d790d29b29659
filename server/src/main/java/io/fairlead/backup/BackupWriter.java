package io.fairlead.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup: a zip file with the rows of each table, and the manifest last. */
final class BackupWriter {

    static final String MANIFEST = "manifest.json";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;

    BackupWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    static String entry(String table) {
        return "tables/" + table;
    }

    /** Writes all rows of a table. */
    Manifest.Content write(Table table, TableStore store) throws IOException {
        zip.putNextEntry(new ZipEntry(entry(table.name())));
        OutputStream rows = new BufferedOutputStream(zip, BUFFER);
        var count = store.copyTo(rows, table);
        rows.flush();
        zip.closeEntry();
        return new Manifest.Content(table.name(), table.columns(), table.months(), count);
    }

    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
    }
}
