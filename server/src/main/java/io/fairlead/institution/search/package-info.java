/**
 * The search for institutions by what people type: names and their words with typos, initials,
 * everyday names, addresses of web pages, routing numbers.
 */
@NullMarked
package io.fairlead.institution.search;

import org.jspecify.annotations.NullMarked;
