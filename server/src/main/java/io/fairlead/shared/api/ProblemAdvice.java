package io.fairlead.shared.api;

import io.fairlead.shared.database.DatabaseFailure;
import io.fairlead.shared.page.BrowserLanguage;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.ProblemPage;
import io.fairlead.shared.page.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception of a call into its public answer; the wire shape is written here alone. */
@ControllerAdvice
public class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Pages pages;

    ProblemAdvice(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<Object> expected(ProblemException exception, HttpServletRequest request) {
        return answer(exception, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> methodNotAllowed(
            HttpRequestMethodNotSupportedException exception, HttpServletRequest request) {
        var answer = unknown(Problem.METHOD_NOT_ALLOWED.exception(exception.getMethod()), request);
        var allowed = exception.getSupportedHttpMethods();
        if (allowed == null) {
            return answer;
        }
        var headers = HttpHeaders.copyOf(answer.getHeaders());
        headers.setAllow(allowed);
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    /**
     * A query or a form that Tomcat cannot read, which it says when somebody asks for a parameter,
     * a parameter that is no number where one is due, or a body where none is.
     */
    @ExceptionHandler({
        InvalidParameterException.class,
        MethodArgumentTypeMismatchException.class,
        HttpMessageNotReadableException.class
    })
    ResponseEntity<Object> unreadable(HttpServletRequest request) {
        return badRequest(request);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Object> noSuchEndpoint(HttpServletRequest request) {
        return unknown(Problem.NO_SUCH_ENDPOINT.exception(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse refused
                && refused.getStatusCode().is4xxClientError()) {
            return badRequest(request);
        }
        return unexpected(exception, request);
    }

    /** A request that Tomcat refuses with a status of its own, before Spring sees it. */
    ResponseEntity<Object> refused(int status, HttpServletRequest request) {
        return switch (status) {
            case 405, 501 ->
                    unknown(Problem.METHOD_NOT_ALLOWED.exception(request.getMethod()), request);
            case 403 -> answer(Problem.WRONG_HOST.exception(), request);
            case 404 -> unknown(Problem.NO_SUCH_ENDPOINT.exception(), request);
            case 503 -> answer(Problem.OVERLOADED.exception(), request);
            default -> badRequest(request);
        };
    }

    /**
     * A database that can do nothing at the moment; or else a fault of ours, which is logged under
     * the reference that the caller gets.
     */
    public ResponseEntity<Object> unexpected(
            @Nullable Throwable exception, HttpServletRequest request) {
        if (DatabaseFailure.isUnavailable(exception)) {
            log.warn("The database can do nothing now: {}", String.valueOf(exception));
            return answer(Problem.OVERLOADED.exception(), request);
        }
        var reference = UUID.randomUUID().toString();
        log.error("Unexpected error {}", reference, exception);
        return Service.ofError(request, false) == Service.PAGE
                ? page(Problem.INTERNAL_ERROR, ProblemPage.unexpected(texts(request), reference))
                : answer(Problem.INTERNAL_ERROR.exception(reference), request);
    }

    private ResponseEntity<Object> badRequest(HttpServletRequest request) {
        return answer(
                Problem.BAD_REQUEST.exception("Check the path, the query and the headers."),
                request);
    }

    private ResponseEntity<Object> answer(ProblemException exception, HttpServletRequest request) {
        return answer(exception, request, Service.ofError(request, false));
    }

    /** The answer at an address, or to a method of it, that nothing has. */
    private ResponseEntity<Object> unknown(ProblemException exception, HttpServletRequest request) {
        return answer(exception, request, Service.ofError(request, true));
    }

    private ResponseEntity<Object> answer(
            ProblemException exception, HttpServletRequest request, Service service) {
        var answer =
                service == Service.PAGE
                        ? page(
                                exception.problem(),
                                problemPage(exception.problem(), texts(request)))
                        : ProblemBody.of(exception, service);
        var seconds = exception.retryAfterSeconds();
        if (seconds.isPresent()) {
            return again(answer, seconds.getAsLong());
        }
        return switch (exception.problem()) {
            case OVERLOADED -> again(answer, 1);
            case UNKNOWN_ENCODING -> with(answer, HttpHeaders.ACCEPT_ENCODING, "gzip");
            default -> answer;
        };
    }

    /** Tells programs, too, when to try again. */
    private static ResponseEntity<Object> again(ResponseEntity<Object> answer, long seconds) {
        return with(answer, HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static ResponseEntity<Object> with(
            ResponseEntity<Object> answer, String header, String value) {
        var headers = HttpHeaders.copyOf(answer.getHeaders());
        headers.set(header, value);
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    private static ProblemPage problemPage(Problem problem, Texts texts) {
        return switch (problem) {
            case NOT_SIGNED_IN -> ProblemPage.notSignedIn(texts);
            case TOO_MANY -> ProblemPage.tooMany(texts);
            case OVERLOADED -> ProblemPage.busy(texts);
            case FOREIGN_FORM -> ProblemPage.foreignForm(texts);
            case ROLE_TOO_SMALL -> ProblemPage.roleTooSmall(texts);
            case WRONG_HOST -> ProblemPage.wrongHost(texts);
            default ->
                    problem.status().is5xxServerError()
                            ? ProblemPage.unexpected(texts, null)
                            : ProblemPage.notFound(texts);
        };
    }

    private ResponseEntity<Object> page(Problem problem, ProblemPage page) {
        return ResponseEntity.status(problem.status())
                .contentType(Html.TYPE)
                .body(pages.render("error/problem", page));
    }

    private static Texts texts(HttpServletRequest request) {
        return Texts.of(BrowserLanguage.of(request));
    }
}
