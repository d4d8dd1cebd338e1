package io.cantianupgrade.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Temporal's Web UI in a browser, as an operator uses it. Only this host is reached. */
final class WebUi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    // A worker that is busy answers the queries one by one, and the service refuses those that pile up (429).
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(700);
    private static final By DETAILS = By.id("user-metadata-current-details");
    private static final By LOST =
            By.xpath("//main//h1[normalize-space()='404' or normalize-space()='429' or normalize-space()='500']");
    private static final By DIALOG = By.cssSelector("dialog[open]");

    private final ChromeDriver browser;
    private final String address;

    private WebUi(ChromeDriver browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    static WebUi open(String address) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--lang=en-US",
                "--window-size=1440,1300");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort()
                .build();
        return new WebUi(new ChromeDriver(service, options), address);
    }

    private static File program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs " + name + ": run ./verify"));
    }

    /** The workflows that a query finds, by their ids. */
    List<String> find(String query) {
        browser.get(address + "/namespaces/default/workflows");
        shown(By.cssSelector("[data-testid=toggle-manual-query]")).click();
        WebElement search = shown(By.cssSelector("form[role=search] input"));
        search.sendKeys(query);
        search.submit();
        return until(page -> {
            List<String> found = all(By.cssSelector("[data-testid=workflows-summary-configurable-table-row]")).stream()
                    .map(WebElement::getText)
                    .toList();
            return page.getCurrentUrl().contains("query=") && !found.isEmpty() ? found : null;
        });
    }

    /** Goes from a list of workflows to one of them. */
    void follow(String workflow) {
        shown(By.linkText(workflow)).click();
        until(page -> shown(By.cssSelector("[data-testid=workflow-id-heading]"))
                .getText()
                .contains(workflow));
    }

    /** The current details once they are so, read anew until then. */
    String details(Predicate<String> so) {
        return again(() -> {
            shown(By.id("user-metadata-tab")).click();
            return until(BETWEEN_QUERIES, page -> freshDetails(so));
        });
    }

    private String freshDetails(Predicate<String> so) {
        new Actions(browser).sendKeys("r").perform();
        browser.switchTo().frame(browser.findElement(DETAILS));
        try {
            String text = browser.findElement(By.tagName("body")).getText();
            return so.test(text) ? text : null;
        } finally {
            browser.switchTo().defaultContent();
        }
    }

    /** Tells the Web UI, by its glasses, which codec server this browser shall call. */
    void codecServer(String url) {
        shown(By.cssSelector("[data-testid=data-encoder-status]")).click();
        browser.executeScript("document.getElementById('use-local-endpoint-radio').click()"); // Its label covers it.
        WebElement endpoint = shown(By.id("data-encoder-endpoint-input"));
        endpoint.sendKeys(url);
        inDialog("[data-testid=confirm-modal-button]").click();
        waiting().until(page -> all(DIALOG).isEmpty());
    }

    /** Sends a signal by the dialog, which closes itself. */
    void signal(String name, String json) {
        again(() -> submit("signal", name, json));
        waiting().until(page -> all(DIALOG).isEmpty());
    }

    /** Sends an update by the dialog, which closes itself once the update is done. */
    void update(String name, String json) {
        again(() -> submit("update", name, json));
        waiting().until(page -> all(DIALOG).isEmpty());
    }

    /** What the dialog says of an update that is refused. */
    String refusedUpdate(String name, String json, String reason) {
        String said = again(() -> {
            submit("update", name, json);
            return until(page -> {
                String text = page.findElement(DIALOG).getText();
                return text.contains(reason) ? text : null;
            });
        });
        inDialog("[data-testid=cancel-modal-button]").click();
        until(page -> all(DIALOG).isEmpty());
        return said;
    }

    private boolean submit(String kind, String name, String json) {
        fill(kind, name, json);
        By button = By.cssSelector("dialog[open] [data-testid=confirm-modal-button]");
        until(page -> page.findElement(button).isEnabled());
        browser.findElement(button).click();
        return true;
    }

    private void fill(String kind, String name, String json) {
        shown(By.cssSelector("[aria-controls=workflow-actions]")).click();
        shown(By.cssSelector("[data-testid=" + kind + "-button]")).click();
        inDialog("[aria-controls=" + kind + "-select-select]").click();
        until(page -> all(By.cssSelector("dialog[open] [role=option]")).stream()
                        .filter(option -> option.getText().lines().findFirst().equals(Optional.of(name)))
                        .findFirst()
                        .orElse(null))
                .click();
        inDialog(".cm-content").click();
        new Actions(browser)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .perform(); // It keeps what was cancelled.
        browser.executeCdpCommand("Input.insertText", Map.of("text", json));
        // The editor sets it anew, in several lines, when it is left, and a button that moves then is not hit.
        new Actions(browser).sendKeys(Keys.TAB).perform();
        until(page -> inDialog(".cm-content").getText().lines().count() > 1);
    }

    /** In the current details, whatever has it: a text that would only confuse on a picture. */
    void hide(String text) {
        browser.switchTo().frame(browser.findElement(DETAILS));
        browser.executeScript("""
                const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (all.nextNode()) all.currentNode.data = all.currentNode.data.replaceAll(arguments[0], "");
                """, text);
        browser.switchTo().defaultContent();
    }

    /** Leaves a picture of the page as it is, without the navigation. */
    void picture(Path file) {
        picture(file, By.tagName("main"));
    }

    /** Leaves a picture of all rows of the timeline. */
    void timeline(Path file) {
        browser.manage().window().setSize(new Dimension(1440, 1900));
        shown(By.id("timeline-tab")).click();
        By tool = By.cssSelector("[data-testid=toggle-idle-time]");
        until(page -> shown(tool).isEnabled());
        picture(file, By.xpath("//*[@data-testid='toggle-idle-time']/ancestor::div[contains(@class,'sticky')]/.."));
    }

    private void picture(Path file, By what) {
        try {
            Files.write(file, shown(what).getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebElement inDialog(String selector) {
        return shown(By.cssSelector("dialog[open] " + selector));
    }

    /** The Web UI has some elements twice, for wide and for narrow windows. */
    private WebElement shown(By what) {
        return until(page -> all(what).stream().findFirst().orElse(null));
    }

    private List<WebElement> all(By what) {
        return browser.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    private <T> T until(Function<ChromeDriver, T> so) {
        return until(BETWEEN_LOOKS, so);
    }

    private <T> T until(Duration between, Function<ChromeDriver, T> so) {
        return waiting().pollingEvery(between).until(page -> {
            if (!browser.findElements(LOST).isEmpty()) {
                browser.navigate().refresh();
                throw new PageLost();
            }
            return so.apply(browser);
        });
    }

    private WebDriverWait waiting() {
        WebDriverWait waiting = new WebDriverWait(browser, PATIENCE, BETWEEN_LOOKS);
        waiting.ignoreAll(List.of(NotFoundException.class, StaleElementReferenceException.class));
        waiting.withMessage(() -> browser.getCurrentUrl() + "\n"
                + browser.findElement(By.tagName("body")).getText());
        return waiting;
    }

    private static <T> T again(Supplier<T> work) {
        try {
            return work.get();
        } catch (PageLost reloaded) {
            return work.get();
        }
    }

    /** On a busy machine the service may not answer in time, and the Web UI takes that for no such workflow. */
    private static final class PageLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void close() {
        browser.quit();
    }
}
