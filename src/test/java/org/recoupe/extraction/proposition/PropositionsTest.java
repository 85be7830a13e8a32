package org.recoupe.extraction.proposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/** What is said, as a sentence that can be true or false by itself; and of what none is made, what it lacks. */
class PropositionsTest {
    private static final Extractor EXTRACTOR = Extractor.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            La préfecture affirme que 43 maisons ont brûlé.                              | 43 maisons ont brûlé.
            Selon la préfecture, l’incendie a fait 43 morts.                             | L’incendie a fait 43 morts.
            Le directeur de la mine a affirmé que la galerie s'était effondrée.          | La galerie s'était effondrée.
            Selon le rectorat, douze classes n'ont pas ouvert.                           | Douze classes n'ont pas ouvert.
            « Le barrage n'a pas cédé et les eaux baissent », affirme le préfet.         | Le barrage n'a pas cédé et les eaux baissent.
            Le port assure que « toutes les grues fonctionnent ».                        | Toutes les grues fonctionnent.
            Le porte-parole a affirmé que l'armée « ne vise jamais les civils ».         | L'armée ne vise jamais les civils.
            Le village est coupé du monde, a-t-il ajouté.                                | Le village est coupé du monde.
            « La route est coupée, a expliqué le maire, depuis le glissement de terrain. » | La route est coupée depuis le glissement de terrain.
            Elle a ajouté que le village, qui compte 300 habitants, était isolé.         | Le village, qui compte 300 habitants, était isolé.
            Le maire a expliqué que, lorsque les pompiers sont arrivés, le toit brûlait. | Lorsque les pompiers sont arrivés, le toit brûlait.
            Le communiqué précise que la grue était neuve et qu'elle a coulé.            | La grue était neuve et elle a coulé.
            La police a indiqué qu'il y avait eu trois blessés.                          | Il y avait eu trois blessés.
            Le président a jugé qu'il était possible de signer un accord.                | Il était possible de signer un accord.
            Selon l'opérateur, le courant a été rétabli le mardi 3 mars.                 | Le courant a été rétabli le mardi 3 mars.
            Le syndicat estime que l'État aurait dû agir plus tôt.                       | L'État aurait dû agir plus tôt.
            """)
    void a_whole_clause_is_one_as_it_is(String text, String sentence) {
        assertThat(first(text, "fr")).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Portela dément avoir été alertée par des inspecteurs.       | Portela n'a pas été alertée par des inspecteurs.
            L'armée dément que l'hôpital ait été bombardé.              | L'hôpital n'a pas été bombardé.
            Le ministère nie avoir reçu des fonds étrangers.            | Le ministère n'a pas reçu de fonds étrangers.
            Le ministre dément avoir rencontré un émissaire.            | Le ministre n'a pas rencontré d'émissaire.
            Le directeur dément que l'usine pollue la rivière.          | L'usine ne pollue pas la rivière.
            L'armée nie s'être retirée du village.                      | L'armée ne s'est pas retirée du village.
            Le maire nie vouloir quitter le parti.                      | Le maire ne veut pas quitter le parti.
            Claire Vallon se défend d'avoir favorisé son frère.         | Claire Vallon n'a pas favorisé son frère.
            Claire Vallon dément « avoir menti au Parlement ».          | Claire Vallon n'a pas menti au Parlement.
            Le gouvernement conteste que la loi soit contraire au code. | La loi n'est pas contraire au code.
            Le président ne croit pas que la trêve ait été rompue.      | La trêve n'a pas été rompue.
            « Nous n'avons pas bombardé l'hôpital », a démenti l'armée. | L'armée n'a pas bombardé l'hôpital.
            « L'eau n'est pas potable », a démenti la préfète.          | L'eau n'est pas potable.
            """)
    void of_a_denial_it_is_the_negative_sentence(String text, String sentence) {
        assertThat(first(text, "fr")).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Les habitants disent avoir vu des soldats.                        | Les habitants ont vu des soldats.
            L'association dit ne pas avoir été consultée.                     | L'association n'a pas été consultée.
            Anna Weber affirme s'être rendue à la gendarmerie.                | Anna Weber s'est rendue à la gendarmerie.
            L'entreprise a reconnu avoir versé 20 000 euros à un élu.         | L'entreprise a versé 20 000 euros à un élu.
            Le général accuse les rebelles d'avoir rompu la trêve.            | Les rebelles ont rompu la trêve.
            L'ONG accuse l'armée d'avoir bombardé un hôpital.                 | L'armée a bombardé un hôpital.
            « Nous avons tiré sur le convoi », a déclaré l'armée de Belmarie. | L'armée de Belmarie a tiré sur le convoi.
            « Nous allons fermer le site », a annoncé la société Tarmont.     | La société Tarmont va fermer le site.
            « Je démissionnerai en juin », a dit Paul Durand.                 | Paul Durand démissionnera en juin.
            « Je ne démissionnerai pas », a assuré Anna Weber.                | Anna Weber ne démissionnera pas.
            « Je me suis rendu au commissariat », a dit Paul Durand.          | Paul Durand s'est rendu au commissariat.
            « J'ai vu trois hommes armés », raconte Luc Martin.               | Luc Martin a vu trois hommes armés.
            Nora Hamel a assuré qu'elle n'avait pas signé le contrat.         | Nora Hamel n'avait pas signé le contrat.
            Paul Durand a annoncé la fermeture de l'aéroport.                 | Paul Durand a annoncé la fermeture de l'aéroport.
            Paul Durand a annoncé sa démission.                               | Paul Durand a annoncé sa démission.
            """)
    void who_does_it_is_taken_from_who_says_it(String text, String sentence) {
        assertThat(first(text, "fr")).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Le gouvernement n'a pas confirmé que l'usine ait fermé.             | L'usine a fermé.
            La compagnie n'a ni confirmé ni démenti que l'avion s'est écrasé.   | L'avion s'est écrasé.
            L'explosion aurait fait douze morts, selon les pompiers.            | L'explosion a fait douze morts.
            Le maire a déclaré que l'école fermerait.                           | L'école fermera.
            La ministre a assuré que le budget serait voté en juin.             | Le budget sera voté en juin.
            Le médecin a affirmé que la victime était frappée et que le sol était mouillé. | La victime était frappée et le sol était mouillé.
            """)
    void what_only_hands_it_on_is_left_out(String text, String sentence) {
        assertThat(first(text, "fr")).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Le porte-parole a dit que cette attaque avait fait 12 morts.         | reference
            Le suspect a été arrêté. Le procureur a affirmé qu'il avait avoué.   | reference
            « C'est un massacre », a dénoncé le médecin Luc Ferrand.             | reference
            L'avocat assure que sa cliente est innocente.                        | reference
            Les policiers disent ne pas s'être rendus sur place.                 | reference
            Le maire a dit que la police l'avait arrêté là-bas.                  | reference
            « Nous sommes arrivés à l'aube », raconte la Croix-Bleue.            | subject
            « Nous avons perdu nos maisons », témoigne Ana Torres.               | subject
            Le maire a dit qu'on avait caché la vérité.                          | subject
            La société nie toute implication.                                    | verb
            Selon l'AFP, le ministre de l'Intérieur a démissionné hier.          | when
            Selon l'opérateur, le courant a été rétabli mardi.                   | when
            Selon l'opérateur, le courant a été rétabli la semaine dernière.     | when
            Le maire dément que des policiers aient frappé des manifestants.     | denial
            Le maire dément que la pollution ait atteint le lac et tué des poissons. | denial
            Le ministre nie ne pas avoir été informé.                            | denial
            Le groupe nie avoir versé de l'argent à des élus.                    | denial
            « La digue a cédé. Les maisons sont sous l'eau », a dit le maire.    | sentence
            « Où sont passés les fonds ? », a demandé le député.                 | sentence
            """)
    void what_cannot_be_made_honestly_lacks_something(String text, String missing) {
        var made = first(text, "fr");
        assertThat(made.missing()).as(made.text()).contains(missing);
    }

    /** Doubted, asked for, promised, or what only would have been so: to say it plainly would say something else. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Le maire n'exclut pas que l'armée tire sur la foule.                         | L'armée tire sur la foule.
            fr | Le maire demande que l'usine ferme.                                          | L'usine ferme.
            fr | Le syndicat exige que la direction retire le plan.                           | La direction retire le plan.
            fr | Le juge ordonne que la société paie 3 millions d'euros.                      | La société paie 3 millions d'euros.
            fr | La société promet d'avoir réparé le réseau en juin.                          | La société a réparé le réseau en juin.
            fr | Le maire a dit que le pont aurait cédé sans les réparations.                 | Le pont a cédé sans les réparations.
            fr | Sans l'intervention des pompiers, le feu aurait détruit l'école, selon le maire. | Sans l'intervention des pompiers, le feu a détruit l'école.
            fr | Le juge a affirmé qu'un contrôle aurait évité l'accident.                    | Un contrôle a évité l'accident.
            fr | La police a indiqué que la victime serait une femme de 40 ans.               | La victime sera une femme de 40 ans.
            fr | L'ONG accuse l'armée d'avoir bombardé son hôpital.                           | L'armée a bombardé son hôpital.
            en | The judge doubts that the army fired on the crowd.                           | The army fired on the crowd.
            en | The minister did not rule out that the school will close.                    | The school will close.
            en | The union recommends that the workers reject the plan.                       | The workers reject the plan.
            en | The company hopes to have repaired the bridge by June.                       | The company has repaired the bridge by June.
            en | The police said the suspect would be aged 30.                                | The suspect will be aged 30.
            en | The engineer said the village would drown without the dam.                   | The village will drown without the dam.
            en | The army denied that only civilians were killed.                             | Only civilians were not killed.
            en | The operator denied the plant almost exploded.                               | The plant almost did not explode.
            """)
    void what_is_left_open_is_not_told_as_so(String language, String text, String wrong) {
        var made = first(text, language);
        assertThat(made.isComplete() && made.text().equals(wrong))
                .as(made.text())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Officials said 43 houses burned in the fire.                            | 43 houses burned in the fire.
            According to the fire service, the blaze killed 43 people.              | The blaze killed 43 people.
            The police chief said there were three wounded.                         | There were three wounded.
            The mayor said the city has lost its hospital and its school.           | The city has lost its hospital and its school.
            The report says that the ship carried 300 tonnes of wheat and that it sank. | The ship carried 300 tonnes of wheat and it sank.
            The governor said the bridge would reopen in June.                      | The bridge will reopen in June.
            The governor said the bridge would have collapsed without the repairs.  | The bridge would have collapsed without the repairs.
            The mayor denied that troops had fired on the crowd.                    | Troops had not fired on the crowd.
            The ministry denied that the dam had been damaged.                      | The dam had not been damaged.
            The agency denies that the plant closed.                                | The plant did not close.
            The army denied firing on civilians.                                    | The army did not fire on civilians.
            Maria Lopez denied having been alerted by inspectors.                   | Maria Lopez was not alerted by inspectors.
            The minister denied having met an envoy.                                | The minister did not meet an envoy.
            "We did not bomb the hospital," the army denied.                        | The army did not bomb the hospital.
            "We will close the Valmont plant," the Tarmont company said.            | The Tarmont company will close the Valmont plant.
            "We are not involved," the army said.                                   | The army is not involved.
            "I will resign in June," said Paul Durand.                              | Paul Durand will resign in June.
            "I saw three armed men enter the school," Luke Martin said.             | Luke Martin saw three armed men enter the school.
            The mayor, Anna Weber, said she will not resign.                        | Anna Weber will not resign.
            The company claims to have paid the workers.                            | The company has paid the workers.
            The palace announced the appointment of Ida Brenn.                      | The palace announced the appointment of Ida Brenn.
            """)
    void so_in_English(String text, String sentence) {
        assertThat(first(text, "en")).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She said that he had left.                                   | reference
            The spokesman said this attack killed 12 people.             | reference
            The company said its trucks had been burned.                 | reference
            "It is a massacre," the doctor Luke Ferrand said.            | reference
            "We have lost our homes," said Ana Torres.                   | subject
            The watchdog accused the army of shelling a hospital.        | verb
            Witnesses said a drone exploded above the market on Tuesday. | when
            The mayor said that the school closed last year.             | when
            The minister denied meeting an envoy and paying him.         | denial
            "Is the water safe?" the reporter asked.                     | sentence
            """)
    void what_cannot_be_made_in_English_lacks_something(String text, String missing) {
        var made = first(text, "en");
        assertThat(made.missing()).as(made.text()).contains(missing);
    }

    /** Wednesday, 4 March 2026. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Selon l'opérateur, le courant a été rétabli mardi.           | Le courant a été rétabli mardi 3 mars 2026.
            fr | Selon l'opérateur, le courant a été rétabli mardi soir.      | Le courant a été rétabli mardi 3 mars 2026 au soir.
            fr | Selon l'opérateur, le courant a été rétabli dimanche dernier. | Le courant a été rétabli dimanche 1er mars 2026.
            fr | Selon l'opérateur, le courant sera rétabli vendredi.         | Le courant sera rétabli vendredi 6 mars 2026.
            fr | Selon l'opérateur, le courant a été rétabli hier.            | Le courant a été rétabli le 3 mars 2026.
            en | Witnesses said a drone exploded above the market on Tuesday. | A drone exploded above the market on Tuesday 3 March 2026.
            en | The mayor said the dam broke yesterday.                      | The dam broke on 3 March 2026.
            """)
    void a_day_gets_its_date_from_the_day_of_the_text(String language, String text, String sentence) {
        assertThat(first(text, language, LocalDate.of(2026, 3, 4))).isEqualTo(Proposition.complete(sentence));
    }

    /** Where its date would be guessed, the day of the text is named, and the reader knows from when to count. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Selon l'opérateur, le courant a été rétabli la semaine dernière. | Le courant a été rétabli la semaine dernière (au 4 mars 2026).
            fr | Selon l'opérateur, le courant a été rétabli dans la nuit de mardi à mercredi. | Le courant a été rétabli dans la nuit de mardi à mercredi (au 4 mars 2026).
            fr | Selon l'opérateur, le courant a été rétabli il y a trois semaines. | Le courant a été rétabli il y a trois semaines (au 4 mars 2026).
            fr | Selon l'opérateur, les ventes ont reculé ces derniers jours.     | Les ventes ont reculé ces derniers jours (au 4 mars 2026).
            fr | Selon l'opérateur, le courant est coupé chaque mardi.            | Le courant est coupé chaque mardi.
            en | The mayor said that the school closed last year.                 | The school closed last year (as of 4 March 2026).
            en | The mayor said the school recently closed.                       | The school recently (as of 4 March 2026) closed.
            en | The mayor said this year's fair will close.                      | This year's fair (as of 4 March 2026) will close.
            """)
    void a_time_told_from_the_day_of_the_text_names_that_day(String language, String text, String sentence) {
        assertThat(first(text, language, LocalDate.of(2026, 3, 4))).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 juillet 2012. - Selon l'opérateur, le courant a été rétabli mardi.",
                "LADOR, 2 juillet 2012 (AFP) - Selon l'opérateur, le courant a été rétabli mardi.",
                "Le courant est revenu\n\n"
                        + "Par Anna Weber\n\n"
                        + "LADOR, 2 juillet 2012 - Selon l'opérateur, le courant a été rétabli mardi."
            })
    void the_day_of_the_text_is_that_of_its_dateline_where_nobody_else_knows_it(String text) {
        assertThat(first(text, "fr")).isEqualTo(Proposition.complete("Le courant a été rétabli mardi 26 juin 2012."));
        assertThat(first(
                                "Né le 2 juillet 2012 à Lador, l'enfant va bien. "
                                        + text.substring(text.indexOf("Selon")),
                                "fr")
                        .missing())
                .containsExactly("when");
    }

    /** What is asked, promised, praised or named is not so by that: who does it is what is true or false. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Le syndicat exige que la direction retire le plan.            | Le syndicat exige que la direction retire le plan.
            fr | La ministre promet de construire trois écoles.                | La ministre promet de construire trois écoles.
            fr | Le ministre a, lui, exhorté les députés à « ne pas céder ».   | Le ministre a, lui, exhorté les députés à ne pas céder.
            fr | La Ligue du lac a également réclamé le retrait de la loi.     | La Ligue du lac a réclamé le retrait de la loi.
            en | The union promised to strike.                                 | The union promised to strike.
            en | Some officials praised the work of the firefighters.          | Some officials praised the work of the firefighters.
            en | Anna Weber called for steep new tariffs on wheat.             | Anna Weber called for steep new tariffs on wheat.
            en | Anna Weber criticized the army and called for new tariffs on wheat. | Anna Weber criticized the army.
            en | Luke Ferrand didn't want an escort.                           | Luke Ferrand didn't want an escort.
            """)
    void what_is_no_fact_is_told_with_who_says_it(String language, String text, String sentence) {
        assertThat(first(text, language)).isEqualTo(Proposition.complete(sentence));
    }

    /** A charge or a toll is not judged by somebody's having said so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | L'ONG a accusé l'armée de crimes de guerre.
            fr | Altévia a annoncé un recul de 8,3 % de son bénéfice.
            fr | Le syndicat a révélé la mort d'un ouvrier.
            fr | Le maire souhaiterait un nouveau pont.
            en | The watchdog accused the army of war crimes.
            en | The newspaper noted 12 deaths in the camp.
            en | The White House is steering clear of criticizing the senator.
            en | The newspaper noted when she resigned from the network.
            """)
    void but_a_fact_is_not(String language, String text) {
        var found = EXTRACTOR.extract(text, new Language(language), null);
        for (var said : found.statements()) {
            if (said.form() == Form.NARRATOR) continue;
            var made = made(text, language, null, found, said);
            assertThat(made.isComplete()
                            && (made.text().contains("accus")
                                    || made.text().contains("annonc")
                                    || made.text().contains("révél")
                                    || made.text().contains("souhait")
                                    || made.text().contains("noted")
                                    || made.text().contains("criticized")))
                    .as(made.text())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | La mairie annonce 43 morts.       | Il y a eu 43 morts.
            fr | L'ONG a fait état de 12 blessés.  | Il y a eu 12 blessés.
            en | The army reported 12 wounded.     | There were 12 wounded.
            """)
    void how_many_is_a_sentence_too(String language, String text, String sentence) {
        assertThat(first(text, language)).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Le gouvernement annonce qu'il devra trouver 7 milliards d'euros.        | Le gouvernement devra trouver 7 milliards d'euros.
            fr | Altévia dit attendre une croissance de 2 % en 2026.                     | Altévia attend une croissance de 2 % en 2026.
            fr | Roland Picamal dit n'avoir reçu le message qu'à 4 heures.               | Roland Picamal n'a reçu le message qu'à 4 heures.
            fr | Le maire affirme que l'usine ait fermé.                                 | L'usine a fermé.
            fr | Le maire a dit que le pont aurait cédé sans les réparations.            | Le pont aurait cédé sans les réparations.
            en | The bank said that it had fired 300 people.                             | The bank had fired 300 people.
            en | Prosecutors said they had found three letters.                          | Prosecutors had found three letters.
            en | Mary Clarke said her fund spent 28 million euros.                       | Mary Clarke's fund spent 28 million euros.
            en | Luke Clarke told a crowd that he was troubled by the news.              | Luke Clarke was troubled by the news.
            en | The engineer said the village would drown without the dam.              | The village would drown without the dam.
            """)
    void who_speaks_is_named_where_nobody_else_can_be_meant(String language, String text, String sentence) {
        assertThat(first(text, language)).isEqualTo(Proposition.complete(sentence));
    }

    /** In the sentence before, and the only one there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Les neuf marins sont détenus à Lador. Ils sont en bonne santé.                      | Les neuf marins sont en bonne santé.
            fr | Les grévistes refusent une réorganisation des tournées. Elle supprime 48 postes.    | La réorganisation des tournées supprime 48 postes.
            en | Mary Weber left the city on Tuesday. She had signed the contract.                   | Mary Weber had signed the contract.
            """)
    void a_pronoun_stands_for_the_only_one_it_agrees_with(String language, String text, String sentence) {
        assertThat(last(text, language)).isEqualTo(Proposition.complete(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Le maire a reçu le préfet. Il a signé le contrat.
            fr | La mairie a vendu une école. Elle est fermée.
            fr | Les élus ont reçu les grévistes. Ils ont signé le contrat.
            en | Mary Weber met Anna Torres. She had signed the contract.
            en | Mary Weber met a nurse. She had signed the contract.
            fr | Le montant a été fixé lundi 2 mars 2026. La bataille est dure.
            fr | La société Tarmont ferme une usine de Lador. Les ouvriers de l'entreprise sont inquiets.
            en | Mary Weber led a company in Lador. The company had debts.
            en | A man shouted in Lador. The experts left the town.
            fr | La société Tarmont a publié ses comptes à Lador. Le dividende est maintenu.
            en | Mary Weber spoke to reporters in Lador. The timing is wrong.
            en | Mary Weber spoke to reporters in Lador. There are also concerns about the dam of Valmont.
            en | Mary Weber saw a blood clot in Lador. The clot had grown since May.
            """)
    void but_not_where_several_could_be_meant(String language, String text) {
        assertThat(last(text, language).missing()).contains("reference");
    }

    @Test
    void what_was_called_in_full_before_is_called_so_again() {
        assertThat(last(
                        "Des hommes ont forcé la porte de la mosquée Sidi Yeyia. Cette porte était fermée depuis 1920.",
                        "fr"))
                .isEqualTo(Proposition.complete("La porte de la mosquée Sidi Yeyia était fermée depuis 1920."));
        assertThat(last(
                        "Les frappes de la coalition ont repris. Trois morts sont liés à ces frappes depuis mai.",
                        "fr"))
                .isEqualTo(Proposition.complete("Trois morts sont liés aux frappes de la coalition depuis mai."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Heureusement, la digue tient bon.              | Heureusement, la digue tient bon.
            fr | En outre, la digue tient bon.                  | La digue tient bon.
            fr | Sous couvert d'anonymat, la digue tient bon.   | La digue tient bon.
            fr | La digue tient bon ; le pont a cédé.           | La digue tient bon ; le pont a cédé.
            fr | Le décret de juillet « crée bien un droit », écrit le juge. | Le décret de juillet crée bien un droit.
            en | When the dam broke, the village was empty.     | When the dam broke, the village was empty.
            """)
    void a_sentence_of_the_text_stays_one(String language, String text, String sentence) {
        assertThat(last(text, language)).isEqualTo(Proposition.complete(sentence));
    }

    /** All that is missing is told, not only that it is too much. */
    @Test
    void of_several_sentences_also_what_else_they_lack_is_told() {
        assertThat(first("« J'ai vu le feu. Cela brûlait partout », a dit Luc Martin.", "fr")
                        .missing())
                .containsExactly("sentence", "subject", "reference");
    }

    @Test
    void what_lacks_something_stands_as_it_was_said() {
        assertThat(first("Le maire dément que des policiers aient frappé des passants.", "fr")
                        .text())
                .isEqualTo("des policiers aient frappé des passants");
    }

    @Test
    void in_a_language_nobody_taught_us_none_is_complete() {
        var text = "Der Präfekt sagte, der Damm sei gebrochen.";
        var made = EXTRACTOR
                .propositions(text, new Language("de"), null)
                .of(said(text, Stance.ASSERTS, null, new Span(19, 41)));
        assertThat(made).isEqualTo(Proposition.lacking("der Damm sei gebrochen", Proposition.LANGUAGE));
    }

    /** Who it is was put right by hand: the text does not say how they are called, or what article they take. */
    @Test
    void a_name_that_stands_in_no_text_is_the_subject_where_its_article_is_known() {
        var text = "« Nous avons fermé le pont », a-t-il dit.";
        assertThat(of(text, new Speaker("Observatoire du lac", Speaker.Kind.ORGANISATION, List.of(), null)))
                .isEqualTo(Proposition.complete("L'Observatoire du lac a fermé le pont."));
        assertThat(of(text, new Speaker("Tarmont", Speaker.Kind.ORGANISATION, List.of(), null))
                        .missing())
                .containsExactly("subject");
        assertThat(of(text, null).missing()).containsExactly("subject");
    }

    private static Proposition of(String text, Speaker speaker) {
        return EXTRACTOR
                .propositions(text, Language.FRENCH, null)
                .of(said(text, Stance.ASSERTS, speaker, new Span(2, 25)));
    }

    /** People mark whatever they like, and a text may be anything. */
    @Test
    void whatever_is_marked_something_is_answered() {
        var words =
                ("que qu'il ne se la l' « » \" , . d' avoir été fermé ferme fermerait nous je avons tiré 43 morts hier"
                                + " ce cette la police Paul et ou a n'a pas ? … – the that had not having been to it denied 🔥"
                                + " \u202f")
                        .split(" ");
        var random = new Random(73);
        for (var round = 0; round < 3000; round++) {
            var text = IntStream.range(0, 1 + random.nextInt(14))
                    .mapToObj(i -> words[random.nextInt(words.length)])
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow();
            var from = random.nextInt(text.length());
            var to = from + 1 + random.nextInt(text.length() - from);
            if (text.substring(from, to).isBlank()) continue;
            var cue = random.nextInt(text.length());
            var said = new Said(
                    List.of(new Span(from, to)),
                    random.nextBoolean() ? List.of() : List.of(new Span(cue, text.length())),
                    random.nextBoolean() ? List.of() : List.of(new Span(cue, text.length())),
                    Stance.values()[random.nextInt(Stance.values().length)],
                    Form.INDIRECT,
                    ClaimClass.values()[random.nextInt(ClaimClass.values().length)],
                    random.nextBoolean() ? null : new Speaker("Paul Durand", Speaker.Kind.PERSON, List.of(), null));
            var made = EXTRACTOR
                    .propositions(text, round % 2 == 0 ? Language.FRENCH : Language.ENGLISH, LocalDate.of(2026, 3, 4))
                    .of(said);
            assertThat(made.text()).as(text).isNotBlank();
        }
    }

    private static Proposition first(String text, String language) {
        return first(text, language, null);
    }

    private static Proposition first(String text, String language, LocalDate date) {
        var found = EXTRACTOR.extract(text, new Language(language), date);
        return made(
                text,
                language,
                date,
                found,
                found.statements().stream()
                        .filter(one -> one.form() != Form.NARRATOR)
                        .findFirst()
                        .orElseThrow());
    }

    private static Proposition last(String text, String language) {
        var found = EXTRACTOR.extract(text, new Language(language), null);
        return made(
                text,
                language,
                null,
                found,
                found.statements().get(found.statements().size() - 1));
    }

    private static Proposition made(String text, String language, LocalDate date, Extraction found, Statement said) {
        var speaker = Stream.ofNullable(said.speaker())
                .map(found.speakers()::get)
                .findFirst()
                .orElse(null);
        return EXTRACTOR
                .propositions(text, new Language(language), date)
                .of(new Said(
                        said.content(),
                        said.source(),
                        said.cue(),
                        said.stance(),
                        said.form(),
                        said.claimClass(),
                        speaker));
    }

    private static Said said(String text, Stance stance, Speaker speaker, Span content) {
        return new Said(List.of(content), List.of(), List.of(), stance, Form.DIRECT, ClaimClass.STATEMENT, speaker);
    }
}
