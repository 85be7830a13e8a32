package org.recoupe.web;

import org.springframework.web.bind.annotation.GetMapping;

/** The front door leads to what waits. */
@Page
class StartPage {
    @GetMapping("/")
    String show() {
        return "redirect:/tasks";
    }
}
