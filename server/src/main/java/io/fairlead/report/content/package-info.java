/** What all kinds of reports have in common: what they are made of, and the parts of their JSON. */
@NullMarked
package io.fairlead.report.content;

import org.jspecify.annotations.NullMarked;
