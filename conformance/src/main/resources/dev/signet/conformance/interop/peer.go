// SPDX-License-Identifier: Apache-2.0

// The TLS of Go at the other end of a cell: peer client|server WORD=VALUE…
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

const end = "END-OF-ANSWER"

func check(err error) {
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

func pool(file string) *x509.CertPool {
	text, err := os.ReadFile(file)
	check(err)
	all := x509.NewCertPool()
	all.AppendCertsFromPEM(text)
	return all
}

func config(words map[string]string) *tls.Config {
	c := &tls.Config{ServerName: "localhost", RootCAs: pool(words["ca"]), ClientCAs: pool(words["ca"])}
	c.MinVersion, c.MaxVersion = tls.VersionTLS12, tls.VersionTLS12
	if words["version"] == "TLSv1.3" {
		c.MinVersion, c.MaxVersion = tls.VersionTLS13, tls.VersionTLS13
	}
	if words["chain"] != "" {
		pair, err := tls.LoadX509KeyPair(words["chain"], words["key"])
		check(err)
		if words["staple"] != "" {
			pair.OCSPStaple, err = os.ReadFile(words["staple"])
			check(err)
		}
		c.Certificates = []tls.Certificate{pair}
	}
	if words["alpn"] != "" {
		c.NextProtos = []string{words["alpn"]}
	}
	for _, group := range strings.Split(words["groups"], ",") {
		if code, err := strconv.Atoi(group); err == nil {
			c.CurvePreferences = append(c.CurvePreferences, tls.CurveID(code))
		}
	}
	if words["ask"] != "" {
		c.ClientAuth = tls.RequireAndVerifyClientCert
	}
	return c
}

func facts(c *tls.Conn) {
	state := c.ConnectionState()
	subject := ""
	if len(state.PeerCertificates) > 0 {
		subject = state.PeerCertificates[0].Subject.String()
	}
	fmt.Printf("version=%x resumed=%t alpn=%s peer=%s staple=%d\n", state.Version, state.DidResume,
		state.NegotiatedProtocol, subject, len(state.OCSPResponse))
}

func client(words map[string]string) {
	c := config(words)
	c.ClientSessionCache = tls.NewLRUClientSessionCache(4)
	connections, _ := strconv.Atoi(words["connections"])
	requests, _ := strconv.Atoi(words["requests"])
	request, err := os.ReadFile(words["request"])
	check(err)
	for i := 0; i < connections; i++ {
		conn, err := tls.Dial("tcp", "127.0.0.1:"+words["port"], c)
		check(err)
		in := bufio.NewReader(conn)
		for j := 0; j < requests; j++ {
			_, err = conn.Write(request)
			check(err)
			text := ""
			for !strings.Contains(text, end) {
				text, err = in.ReadString('\n')
				check(err)
			}
			fmt.Println(end)
		}
		_, err = in.ReadByte()
		if err != io.EOF {
			check(err)
		}
		facts(conn)
		check(conn.Close())
	}
}

func answer(conn *tls.Conn, text []byte) error {
	if err := conn.Handshake(); err != nil {
		return err
	}
	in := bufio.NewReader(conn)
	for line := ""; line != "\r\n"; {
		var err error
		if line, err = in.ReadString('\n'); err != nil {
			return err
		}
	}
	if _, err := conn.Write(text); err != nil {
		return err
	}
	facts(conn)
	if err := conn.CloseWrite(); err != nil {
		return err
	}
	_, err := in.ReadByte()
	if err == io.EOF {
		err = nil
	}
	return err
}

func server(words map[string]string) {
	c := config(words)
	text, err := os.ReadFile(words["answer"])
	check(err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	fmt.Println("port", listener.Addr().(*net.TCPAddr).Port)
	for {
		plain, err := listener.Accept()
		check(err)
		check(plain.SetDeadline(time.Now().Add(20 * time.Second)))
		conn := tls.Server(plain, c)
		if err := answer(conn, text); err != nil {
			fmt.Println("error:", err)
		}
		conn.Close()
		fmt.Println("done")
	}
}

func main() {
	words := map[string]string{}
	for _, word := range os.Args[2:] {
		name, value, _ := strings.Cut(word, "=")
		words[name] = value
	}
	if os.Args[1] == "client" {
		client(words)
	} else {
		server(words)
	}
}
